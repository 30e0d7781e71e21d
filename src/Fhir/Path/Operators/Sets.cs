namespace Goldthread.Fhir.FhirPath.Operators;

/// <summary>Collections as sets: |, in, contains, and what distinct() and its kin share. http://hl7.org/fhirpath/N1/#collections-2</summary>
internal static class Sets
{
    /// <summary>From here on a hash saves more than it costs.</summary>
    private const int Many = 16;

    /// <summary>The distinct items of all operands, in order.</summary>
    public static Evaluator Union(Evaluator[] operands) => (in scope, output) =>
    {
        var start = output.Count;
        foreach (var operand in operands)
        {
            operand(scope, output);
        }

        Distinct(output, start, scope);
    };

    /// <summary>Whether the holder contains the one item; unknown without an item.</summary>
    public static Condition Contains(Evaluator holder, Evaluator item) => (in scope, stack) =>
    {
        var start = stack.Count;
        item(scope, stack);
        var wanted = Singleton.Take(stack, start);
        if (wanted.IsNothing)
        {
            return null;
        }

        holder(scope, stack);
        var found = IndexOf(stack, start, stack.Count, wanted) >= 0;
        stack.RemoveRange(start, stack.Count - start);
        return found;
    };

    /// <summary>Drops every item from <paramref name="start"/> on that equals an earlier one.</summary>
    public static void Distinct(List<FhirNode> nodes, int start, in Scope scope)
    {
        var count = nodes.Count - start;
        if (count < 2)
        {
            return;
        }

        var kept = start + 1;
        if (count <= Many)
        {
            for (var i = start + 1; i < nodes.Count; i++)
            {
                if (IndexOf(nodes, start, kept, nodes[i]) < 0)
                {
                    nodes[kept++] = nodes[i];
                }
            }
        }
        else
        {
            scope.Evaluation.Spend(count);
            var seen = new HashSet<FhirNode>(NodeComparer.Instance) { nodes[start] };
            for (var i = start + 1; i < nodes.Count; i++)
            {
                if (seen.Add(nodes[i]))
                {
                    nodes[kept++] = nodes[i];
                }
            }
        }

        nodes.RemoveRange(kept, nodes.Count - kept);
    }

    public static int IndexOf(List<FhirNode> nodes, int start, int end, in FhirNode wanted)
    {
        for (var i = start; i < end; i++)
        {
            if (Equality.AreSame(nodes[i], wanted))
            {
                return i;
            }
        }

        return -1;
    }
}
