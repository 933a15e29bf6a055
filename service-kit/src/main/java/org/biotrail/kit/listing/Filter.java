package org.biotrail.kit.listing;

import cz.jirutka.rsql.parser.RSQLParser;
import cz.jirutka.rsql.parser.RSQLParserException;
import cz.jirutka.rsql.parser.ast.AndNode;
import cz.jirutka.rsql.parser.ast.ComparisonNode;
import cz.jirutka.rsql.parser.ast.ComparisonOperator;
import cz.jirutka.rsql.parser.ast.LogicalNode;
import cz.jirutka.rsql.parser.ast.Node;
import cz.jirutka.rsql.parser.ast.OrNode;
import cz.jirutka.rsql.parser.ast.RSQLOperators;
import cz.jirutka.rsql.parser.ast.RSQLVisitor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.biotrail.kit.problem.Problem;

/** Reads the RSQL of {@code filter=} ({@code rank==species;valid==true}) into a condition over the view's columns. */
final class Filter implements RSQLVisitor<Condition, Void> {
    static final String PARAMETER = "filter";
    private static final int MAX_LENGTH = 8_000;
    private static final int MAX_DEPTH = 20;

    private static final ComparisonOperator IS_NULL = new ComparisonOperator("=isnull=");
    private static final Map<ComparisonOperator, Operator> OPERATORS = Map.of(
            RSQLOperators.EQUAL,
            Operator.EQUAL,
            RSQLOperators.NOT_EQUAL,
            Operator.DIFFERENT,
            RSQLOperators.GREATER_THAN,
            Operator.GREATER,
            RSQLOperators.GREATER_THAN_OR_EQUAL,
            Operator.AT_LEAST,
            RSQLOperators.LESS_THAN,
            Operator.LESS,
            RSQLOperators.LESS_THAN_OR_EQUAL,
            Operator.AT_MOST,
            RSQLOperators.IN,
            Operator.IN,
            RSQLOperators.NOT_IN,
            Operator.NOT_IN,
            IS_NULL,
            Operator.IS_NULL);
    private static final Set<ComparisonOperator> SYMBOLS = new HashSet<>(OPERATORS.keySet());

    private Filter() {}

    /** @throws Problem 400 for what is no RSQL, too long or too deep */
    static Condition read(String rsql) {
        if (rsql.length() > MAX_LENGTH) {
            throw Problem.unreadable(
                    PARAMETER, "filter_too_long", "A filter has at most " + MAX_LENGTH + " characters");
        }
        if (depth(rsql) > MAX_DEPTH) {
            throw Problem.unreadable(
                    PARAMETER, "filter_too_deep", "A filter nests at most " + MAX_DEPTH + " parentheses");
        }
        return parse(rsql).accept(new Filter(), null);
    }

    private static Node parse(String rsql) {
        try {
            return new RSQLParser(SYMBOLS).parse(rsql);
        } catch (RSQLParserException | IllegalArgumentException notRsql) {
            throw Problem.unreadable(PARAMETER, "invalid_filter", "The filter is no RSQL, for example rank==species");
        }
    }

    @Override
    public Condition visit(AndNode node, Void nothing) {
        return join(node, " and ");
    }

    @Override
    public Condition visit(OrNode node, Void nothing) {
        return join(node, " or ");
    }

    @Override
    public Condition visit(ComparisonNode node, Void nothing) {
        Operator operator = OPERATORS.getOrDefault(node.getOperator(), Operator.EQUAL);
        List<String> texts = node.getArguments();
        boolean wildcard = texts.get(0).indexOf('*') >= 0;
        if (wildcard && operator == Operator.EQUAL) {
            operator = Operator.LIKE;
        } else if (wildcard && operator == Operator.DIFFERENT) {
            operator = Operator.UNLIKE;
        }
        return Comparison.condition(node.getSelector(), node.getSelector(), operator, texts);
    }

    private Condition join(LogicalNode node, String word) {
        List<Object> arguments = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        for (Node child : node.getChildren()) {
            Condition part = child.accept(this, null);
            parts.add("(" + part.sql() + ")");
            arguments.addAll(part.arguments());
        }
        return new Condition(String.join(word, parts), List.copyOf(arguments));
    }

    /** The parser recurses, so that depth is looked at before it runs. */
    private static int depth(String rsql) {
        int depth = 0;
        int deepest = 0;
        char quote = 0;
        for (int i = 0; i < rsql.length(); i++) {
            char c = rsql.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '(') {
                deepest = Math.max(deepest, ++depth);
            } else if (c == ')') {
                depth--;
            }
        }
        return deepest;
    }
}
