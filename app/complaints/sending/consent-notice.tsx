import { useT } from "#app/i18n/page.tsx";
import type { LegalTrack } from "#app/complaints/case/complaint.ts";
import { Facts, Notice } from "#app/ui/parts.tsx";

/** Khiếu nại and tố cáo are made elsewhere: said before anything is typed. */
export function OtherLaw() {
  const t = useT();
  return (
    <Notice kind="careful">
      {t("complaints:form.otherLaw")}
      <details>
        <summary>{t("complaints:form.otherLawTitle")}</summary>
        <p>{t("complaints:form.otherLawText")}</p>
      </details>
    </Notice>
  );
}

/**
 * Explains the law for a text that seems to be a khiếu nại or tố cáo; asked once, sending the form again confirms it.
 */
export function OtherLawQuestion({ lane }: { lane: Exclude<LegalTrack, "feedback"> }) {
  const t = useT();
  return (
    <Notice kind="careful">
      <h2>{t("complaints:form.otherLawAsk", { lane: t(`complaints:lanes.${lane}`).toLowerCase() })}</h2>
      <p>{t(`complaints:lawfulWay.${lane}`)}</p>
      <p>{t("complaints:form.otherLawKept")}</p>
      <input type="hidden" name="otherLaw" value="anyway" />
      <p className="row">
        <button className="button">{t("complaints:form.sendAnyway")}</button>
        <a className="button" href="/">
          {t("complaints:form.doNotSend")}
        </a>
      </p>
    </Notice>
  );
}

interface ConsentNoticeProps {
  /** The office that handles the data, and how to reach it; not known yet while it is being chosen. */
  who: string | undefined;
  contact: string | undefined;
  /** Days after the end of the case for which contact details are stored (`findRetention`). */
  retentionDays: number;
}

/** What the consent is given to (Luật 91/2025/QH15): a new wording needs a new `noticeVersion`. */
export function ConsentNotice({ who, contact, retentionDays }: ConsentNoticeProps) {
  const t = useT();
  const reach = contact === undefined || contact === "" ? t("complaints:form.noticeContactOffice") : contact;
  return (
    <section className="card" aria-labelledby="data-notice">
      <h3 id="data-notice">{t("complaints:form.noticeTitle")}</h3>
      <Facts
        items={[
          [t("complaints:form.noticeWho"), who ?? t("complaints:form.anyOffice")],
          [t("complaints:form.noticeWhat"), t("complaints:form.noticeWhatText")],
          [t("complaints:form.noticeWhy"), t("complaints:form.noticeWhyText")],
          [t("complaints:form.noticeBasis"), t("complaints:form.noticeBasisText")],
          [t("complaints:form.noticeSeen"), t("complaints:form.noticeSeenText")],
          [t("complaints:form.noticeKept"), t("complaints:form.noticeKeptText", { days: String(retentionDays) })],
          [t("complaints:form.noticeRights"), t("complaints:form.noticeRightsText", { contact: reach })],
        ]}
      />
    </section>
  );
}
