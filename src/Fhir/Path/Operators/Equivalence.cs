using System.Text;
using Goldthread.Fhir.FhirPath.Model;
using Goldthread.Fhir.FhirPath.Values;

namespace Goldthread.Fhir.FhirPath.Operators;

/// <summary>~ and !~: never unknown; order, case, blanks and surplus precision do not count. http://hl7.org/fhirpath/N1/#equivalence</summary>
internal static class Equivalence
{
    private const int DeepestJson = 64;

    public static Condition Compile(Evaluator left, Evaluator right, bool negated) => (in scope, stack) =>
    {
        var start = stack.Count;
        left(scope, stack);
        var middle = stack.Count;
        right(scope, stack);
        scope.Evaluation.Spend((middle - start) * (stack.Count - middle));
        var result = SameItems(stack.GetRange(start, middle - start), stack.GetRange(middle, stack.Count - middle), null, null, 0);
        stack.RemoveRange(start, stack.Count - start);
        return result != negated;
    };

    public static bool AreEquivalent(in FhirNode left, in FhirNode right) => AreEquivalent(left, right, 0);

    private static bool AreEquivalent(in FhirNode left, in FhirNode right, int depth)
    {
        SystemKind a = left.Kind, b = right.Kind;
        if (a is SystemKind.String && b is SystemKind.String)
        {
            return Plain(left.AsString()!) == Plain(right.AsString()!);
        }

        if (a is SystemKind.Integer or SystemKind.Decimal && b is SystemKind.Integer or SystemKind.Decimal)
        {
            return left.AsDecimal() is { } x && right.AsDecimal() is { } y && Decimals.Equivalent(x, y);
        }

        if (left.AsDateTime() is { } m && right.AsDateTime() is { } n)
        {
            return MomentComparison.Equivalent(m, n);
        }

        if (a is SystemKind.Quantity || b is SystemKind.Quantity)
        {
            if (left.AsQuantity() is { } p && right.AsQuantity() is { } q)
            {
                return Quantity.AreEquivalent(p, q);
            }
        }
        else if (a is not SystemKind.None || b is not SystemKind.None)
        {
            return Equality.AreEqual(left, right) is true;
        }

        return left.IsFhir && right.IsFhir && !left.IsStub && !right.IsStub && depth < DeepestJson ? SameChildren(left, right, depth) : Equality.AreEqual(left, right) is true;
    }

    private static bool SameChildren(in FhirNode left, in FhirNode right, int depth)
    {
        List<FhirNode> mine = [], theirs = [];
        List<string> myNames = [], theirNames = [];
        Navigation.Children(left, mine, myNames);
        Navigation.Children(right, theirs, theirNames);
        return SameItems(mine, theirs, myNames, theirNames, depth + 1);
    }

    private static bool SameItems(List<FhirNode> left, List<FhirNode> right, List<string>? leftNames, List<string>? rightNames, int depth)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        var taken = new bool[right.Count];
        for (var i = 0; i < left.Count; i++)
        {
            var found = -1;
            for (var j = 0; j < right.Count && found < 0; j++)
            {
                if (!taken[j] && (leftNames is null || leftNames[i] == rightNames![j]) && AreEquivalent(left[i], right[j], depth))
                {
                    found = j;
                }
            }

            if (found < 0)
            {
                return false;
            }

            taken[found] = true;
        }

        return true;
    }

    /// <summary>Lower case, every run of blanks one blank.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        var blank = false;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                blank = true;
                continue;
            }

            if (blank)
            {
                plain.Append(' ');
                blank = false;
            }

            plain.Append(char.ToLowerInvariant(c));
        }

        return blank ? plain.Append(' ').ToString() : plain.ToString();
    }
}
