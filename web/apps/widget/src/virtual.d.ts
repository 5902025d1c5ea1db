declare module "virtual:tokens.css";

declare module "virtual:loader-sheet" {
  const sheet: string;
  export default sheet;
}
