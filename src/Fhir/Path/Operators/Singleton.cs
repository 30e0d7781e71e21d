namespace Goldthread.Fhir.FhirPath.Operators;

/// <summary>Gives the whole number an evaluator yields, or null for none.</summary>
internal delegate int? IntegerEvaluator(in Scope scope, List<FhirNode> stack);

/// <summary>Gives the text an evaluator yields, or null for none.</summary>
internal delegate string? TextEvaluator(in Scope scope, List<FhirNode> stack);

/// <summary>Where one item is expected. http://hl7.org/fhirpath/N1/#singleton-evaluation-of-collections</summary>
internal static class Singleton
{
    /// <summary>Takes the one item from <paramref name="start"/> on off the list; nothing when there is none. Throws when there are several.</summary>
    public static FhirNode Take(List<FhirNode> nodes, int start)
    {
        var count = nodes.Count - start;
        if (count == 0)
        {
            return default;
        }

        if (count > 1)
        {
            nodes.RemoveRange(start, count);
            throw new FhirPathException($"One item is expected here, and there are {count}.");
        }

        var node = nodes[start];
        nodes.RemoveAt(start);
        return node;
    }

    /// <summary>Of the nodes from <paramref name="start"/> on only the one at <paramref name="index"/> stays; none for -1.</summary>
    public static void KeepOne(List<FhirNode> nodes, int start, int index)
    {
        if (index < 0)
        {
            nodes.RemoveRange(start, nodes.Count - start);
            return;
        }

        nodes[start] = nodes[index];
        nodes.RemoveRange(start + 1, nodes.Count - start - 1);
    }

    public static Condition Truth(Evaluator evaluator) => (in scope, stack) =>
    {
        var start = stack.Count;
        evaluator(scope, stack);
        return Take(stack, start) is { IsNothing: false } node ? node.Kind is SystemKind.Boolean ? node.AsBoolean() : true : null;
    };

    public static Condition StrictTruth(Evaluator evaluator) => (in scope, stack) =>
    {
        var start = stack.Count;
        evaluator(scope, stack);
        var node = Take(stack, start);
        return node.IsNothing ? null
            : node.AsBoolean() ?? throw new FhirPathException($"A criterion must be true or false, not {Describe(node)}.");
    };

    public static IntegerEvaluator Integer(Evaluator evaluator) => (in scope, stack) =>
    {
        var start = stack.Count;
        evaluator(scope, stack);
        var node = Take(stack, start);
        return node.IsNothing ? null
            : node.AsInteger() ?? throw new FhirPathException($"A whole number is expected, not {Describe(node)}.");
    };

    public static TextEvaluator Text(Evaluator evaluator) => (in scope, stack) =>
    {
        var start = stack.Count;
        evaluator(scope, stack);
        return TextOf(Take(stack, start));
    };

    /// <summary>The text of a node, null for nothing. Throws when it is no text.</summary>
    public static string? TextOf(in FhirNode node) => node.IsNothing ? null
        : node.Kind is SystemKind.String ? node.AsString()
        : node.Kind is SystemKind.None && node.Type is { IsText: true } ? null
        : throw new FhirPathException($"A text is expected, not {Describe(node)}.");

    public static string Describe(in FhirNode node) => node.TypeName.Length > 0 ? node.TypeName : "a value without a type";
}
