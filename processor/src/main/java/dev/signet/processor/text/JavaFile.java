package dev.signet.processor.text;

/**
 * A source file with one class.
 *
 * @param packageName empty for the unnamed package
 */
public record JavaFile(String packageName, TypeSpec typeSpec) {
  /** The file's text. */
  @Override
  public String toString() {
    Imports imports = Imports.of(packageName, typeSpec);
    Layout out = new Layout(imports);
    if (!packageName.isEmpty()) {
      out.add("package " + packageName + ";\n\n");
    }
    imports.lines().forEach(line -> out.add("import " + line + ";\n"));
    out.add(imports.lines().isEmpty() ? "" : "\n");
    typeSpec.write(out);
    return out.toString();
  }
}
