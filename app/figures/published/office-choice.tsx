/** Links to the results of each office. */
export function OfficeChoice({
  offices,
  lead,
}: {
  offices: readonly { slug: string; name: string }[];
  lead?: string | undefined;
}) {
  return (
    <>
      {lead !== undefined && <p>{lead}</p>}
      {offices.length > 0 && (
        <ul className="periods">
          {offices.map(({ slug, name }) => (
            <li key={slug}>
              <a href={`/results?office=${slug}`}>{name}</a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
