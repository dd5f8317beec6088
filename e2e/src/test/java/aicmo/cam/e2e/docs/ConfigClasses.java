package aicmo.cam.e2e.docs;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Reads the settings out of the sources of the config classes: their names, defaults and docstrings. */
final class ConfigClasses {
    private final List<Setting> settings = new ArrayList<>();
    private final Map<String, ClassTree> nested = new LinkedHashMap<>();
    private DocTrees docs;
    private CompilationUnitTree unit;

    private ConfigClasses() {}

    /** The settings of all config classes of a module, in the order of their files. */
    static List<Setting> of(Path module) throws IOException {
        List<Path> sources;
        try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
            sources = files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
        ConfigClasses reader = new ConfigClasses();
        for (Path source : sources) {
            if (Files.readString(source).contains("@ConfigMapping")) {
                reader.read(source);
            }
        }
        return reader.settings;
    }

    private void read(Path source) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var files = compiler.getStandardFileManager(null, Locale.ROOT, null);
        JavacTask task =
                (JavacTask) compiler.getTask(null, files, null, List.of(), null, files.getJavaFileObjects(source));
        docs = DocTrees.instance(task);
        for (CompilationUnitTree parsed : task.parse()) {
            unit = parsed;
            for (Tree type : parsed.getTypeDecls()) {
                if (type instanceof ClassTree mapping) {
                    argument(mapping.getModifiers(), "ConfigMapping", "prefix")
                            .ifPresent(prefix -> group(mapping, prefix));
                }
            }
        }
    }

    private void group(ClassTree type, String prefix) {
        type.getMembers().forEach(member -> {
            if (member instanceof ClassTree inner) {
                nested.put(inner.getSimpleName().toString(), inner);
            }
        });
        for (Tree member : type.getMembers()) {
            if (member instanceof MethodTree method && method.getBody() == null) {
                setting(method, prefix);
            }
        }
    }

    private void setting(MethodTree method, String prefix) {
        boolean unnamed = method.getModifiers().getAnnotations().stream()
                .anyMatch(
                        annotation -> annotation.getAnnotationType().toString().endsWith("WithParentName"));
        String name = argument(method.getModifiers(), "WithName", "value")
                .orElseGet(() -> kebab(method.getName().toString()));
        String property = unnamed ? prefix : prefix + "." + name;
        String type = method.getReturnType().toString();
        boolean named = type.startsWith("Map<String, ");
        ClassTree inner = nested.get(named ? type.substring("Map<String, ".length(), type.length() - 1) : type);
        if (inner != null && inner.getKind() == Tree.Kind.INTERFACE) {
            // The name stands in quotes, which a variable's name shows as underscores: __NAME__.
            group(inner, named ? property + ".\"name\"" : property);
            return;
        }
        settings.add(new Setting(
                property,
                method.getReturnType().toString(),
                argument(method.getModifiers(), "WithDefault", "value").orElse(null),
                doc(method)));
    }

    private String doc(MethodTree method) {
        DocCommentTree comment = docs.getDocCommentTree(TreePath.getPath(unit, method));
        if (comment == null) {
            throw new AssertionError(unit.getSourceFile().getName() + ": " + method.getName() + " has no docstring");
        }
        return comment.getFullBody().stream()
                .map(Object::toString)
                .collect(Collectors.joining())
                .replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`")
                .replaceAll("\\s+", " ");
    }

    private static Optional<String> argument(ModifiersTree modifiers, String annotation, String argument) {
        for (AnnotationTree tree : modifiers.getAnnotations()) {
            if (tree.getAnnotationType().toString().endsWith(annotation)) {
                for (ExpressionTree given : tree.getArguments()) {
                    if (given instanceof AssignmentTree assigned
                            && assigned.getVariable().toString().equals(argument)
                            && assigned.getExpression() instanceof LiteralTree literal) {
                        return Optional.of(literal.getValue().toString());
                    }
                    if (given instanceof LiteralTree literal && argument.equals("value")) {
                        return Optional.of(literal.getValue().toString());
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
