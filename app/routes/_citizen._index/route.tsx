export default function Home() {
  return <h1>Hài Lòng</h1>;
}
