/** A photo over a slow line takes its time. */
export const UPLOAD_MS = 300_000;

export function uploadForm(file: File): FormData {
  const form = new FormData();
  form.set("file", file, file.name);
  return form;
}
