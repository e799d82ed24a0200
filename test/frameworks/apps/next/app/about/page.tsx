export default function About() {
  return <p>About this site</p>;
}
