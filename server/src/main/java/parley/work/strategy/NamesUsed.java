package parley.work.strategy;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.work.strategy.Names.Kind;

/// What an expression calls by name: each must be written out, so that it is known beforehand what
/// the expression rests on.
final class NamesUsed {

    private static final Map<String, Kind> KINDS =
            Map.of("skills", Kind.SKILL, "teams", Kind.TEAM, "queues", Kind.QUEUE);

    private final CelAbstractSyntaxTree tree;
    private final Names names;
    private final Map<String, UUID> found = new LinkedHashMap<>();

    /// The places where the words stand as they should.
    private final Set<Long> sound = new HashSet<>();

    private NamesUsed(CelAbstractSyntaxTree tree, Names names) {
        this.tree = tree;
        this.names = names;
    }

    /// The names with their ids.
    static Map<String, UUID> in(CelAbstractSyntaxTree tree, Names names) throws ExpressionFault {
        return new NamesUsed(tree, names).all();
    }

    private Map<String, UUID> all() throws ExpressionFault {
        List<CelExpr> parts = CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .map(node -> node.expr())
                .toList();
        for (CelExpr part : parts) {
            if (part.getKind() == CelExpr.ExprKind.Kind.CALL) {
                look(part.call());
            }
        }
        for (CelExpr part : parts) {
            boolean isWord = part.getKind() == CelExpr.ExprKind.Kind.IDENT
                    && KINDS.containsKey(part.ident().name());
            if (isWord && !sound.contains(part.id())) {
                throw new ExpressionFault(
                        Fault.EXPRESSION_NAME_NOT_WRITTEN,
                        position(part),
                        part.ident().name());
            }
        }
        return found;
    }

    private void look(CelExpr.CelCall call) throws ExpressionFault {
        switch (call.function()) {
            case "_[_]" -> look(call.args().get(0), call.args().get(1), Set.of(Kind.SKILL));
            case "@in" -> look(call.args().get(1), call.args().get(0), Set.of(Kind.TEAM, Kind.QUEUE));
            default -> {
                // calls nothing by name
            }
        }
    }

    private void look(CelExpr of, CelExpr name, Set<Kind> fitting) throws ExpressionFault {
        Kind kind = kind(of);
        if (kind == null || !fitting.contains(kind) || name.getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
            return;
        }
        String text = name.constant().stringValue();
        UUID id = names.find(kind, text);
        if (id == null) {
            throw new ExpressionFault(Fault.expressionNames(kind), position(name), text);
        }
        sound.add(of.id());
        found.put(kind.key(text), id);
    }

    private static @Nullable Kind kind(CelExpr of) {
        return of.getKind() == CelExpr.ExprKind.Kind.IDENT
                ? KINDS.get(of.ident().name())
                : null;
    }

    private int position(CelExpr part) {
        return tree.getSource().getPositionsMap().getOrDefault(part.id(), 0) + 1;
    }
}
