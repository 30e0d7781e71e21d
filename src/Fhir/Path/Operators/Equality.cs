using Goldthread.Fhir.FhirPath.Values;

namespace Goldthread.Fhir.FhirPath.Operators;

/// <summary>= and !=. http://hl7.org/fhirpath/N1/#equality</summary>
internal static class Equality
{
    public static Condition Compile(Evaluator left, Evaluator right, bool negated) => (in scope, stack) =>
    {
        var start = stack.Count;
        left(scope, stack);
        var middle = stack.Count;
        right(scope, stack);
        var result = AreEqual(stack, start, middle);
        stack.RemoveRange(start, stack.Count - start);
        return negated ? !result : result;
    };

    /// <summary>The same with a literal on the right, the commonest form.</summary>
    public static Condition CompileConstant(Evaluator left, FhirNode literal, bool negated)
    {
        var text = literal.Kind is SystemKind.String ? literal.AsString() : null;
        return (in scope, stack) =>
        {
            var start = stack.Count;
            left(scope, stack);
            var count = stack.Count - start;
            bool? result = count switch
            {
                0 => null,
                1 => text is not null && stack[start].Kind is SystemKind.String ? stack[start].TextEquals(text) : AreEqual(stack[start], literal),
                _ => false,
            };
            stack.RemoveRange(start, count);
            return negated ? !result : result;
        };
    }

    /// <summary>Two items: null when that cannot be told.</summary>
    public static bool? AreEqual(in FhirNode left, in FhirNode right)
    {
        SystemKind a = left.Kind, b = right.Kind;
        if (a is SystemKind.None || b is SystemKind.None)
        {
            return a == b && SameStructure(left, right);
        }

        if (a is SystemKind.String || b is SystemKind.String)
        {
            return a == b && left.AsString() == right.AsString();
        }

        if (a is SystemKind.Boolean || b is SystemKind.Boolean)
        {
            return a == b && left.AsBoolean() == right.AsBoolean();
        }

        if (IsMoment(a) || IsMoment(b))
        {
            return Moments(left, right, a, b);
        }

        if (a is SystemKind.Quantity || b is SystemKind.Quantity)
        {
            return left.IsFhir && right.IsFhir && SameStructure(left, right) ? true
                : left.AsQuantity() is { } x && right.AsQuantity() is { } y ? Quantity.AreEqual(x, y) : false;
        }

        return left.AsDecimal() is { } p && right.AsDecimal() is { } q ? p == q : SameStructure(left, right);
    }

    /// <summary>What sets go by: items that cannot be told apart for sure are different.</summary>
    public static bool AreSame(in FhirNode left, in FhirNode right) => AreEqual(left, right) is true;

    private static bool? AreEqual(List<FhirNode> nodes, int start, int middle)
    {
        var count = middle - start;
        if (count == 0 || middle == nodes.Count)
        {
            return null;
        }

        if (count != nodes.Count - middle)
        {
            return false;
        }

        bool? result = true;
        for (var i = 0; i < count; i++)
        {
            switch (AreEqual(nodes[start + i], nodes[middle + i]))
            {
                case false:
                    return false;
                case null:
                    result = null;
                    break;
                default:
                    break;
            }
        }

        return result;
    }

    private static bool IsMoment(SystemKind kind) => kind is SystemKind.Date or SystemKind.DateTime or SystemKind.Time;

    private static bool? Moments(in FhirNode left, in FhirNode right, SystemKind a, SystemKind b)
    {
        if (!IsMoment(a) || !IsMoment(b) || (a is SystemKind.Time) != (b is SystemKind.Time))
        {
            return false;
        }

        // A malformed date equals only the same text.
        return left.AsDateTime() is { } x && right.AsDateTime() is { } y
            ? MomentComparison.Compare(x, y) is { } order ? order == 0 : null
            : left.AsString() == right.AsString();
    }

    private static bool SameStructure(in FhirNode left, in FhirNode right)
    {
        if (left.Specifier is { } a && right.Specifier is { } b)
        {
            return a.Namespace == b.Namespace && a.Name == b.Name;
        }

        if (left.IsStub || right.IsStub)
        {
            return left.IsStub && right.IsStub && left.TypeName == right.TypeName && left.StubReference == right.StubReference;
        }

        return left.IsFhir && right.IsFhir && JsonText.Same(left.Element, right.Element) && JsonText.Same(left.Companion, right.Companion);
    }
}
