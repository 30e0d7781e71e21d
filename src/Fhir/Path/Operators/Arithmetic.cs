using Goldthread.Fhir.FhirPath.Values;

namespace Goldthread.Fhir.FhirPath.Operators;

/// <summary>Sums, products and joined texts. What overflows or divides by zero is empty. http://hl7.org/fhirpath/N1/#math</summary>
internal static class Arithmetic
{
    public static Evaluator Compile(string @operator, Evaluator left, Evaluator right) => (in scope, output) =>
    {
        var start = output.Count;
        left(scope, output);
        var a = Singleton.Take(output, start);
        right(scope, output);
        var b = Singleton.Take(output, start);
        if (@operator == "&")
        {
            output.Add(FhirNode.From(scope.Evaluation.Made(string.Concat(Singleton.TextOf(a), Singleton.TextOf(b)))));
            return;
        }

        if (a.IsNothing || b.IsNothing)
        {
            return;
        }

        try
        {
            var result = Apply(@operator, SystemValue.Of(a), SystemValue.Of(b), scope);
            if (!result.IsNothing)
            {
                output.Add(result);
            }
        }
        catch (Exception e) when (e is OverflowException or DivideByZeroException)
        {
            // Empty, as the specification says.
        }
    };

    /// <summary>The number or quantity with its sign changed; nothing for the least integer, which has no opposite. Throws for anything else.</summary>
    public static FhirNode Negate(in FhirNode node)
    {
        var value = Number(node);
        return value.Kind switch
        {
            SystemKind.Integer => value.AsInteger() is { } number && number != int.MinValue ? FhirNode.From(-number) : default,
            SystemKind.Decimal => FhirNode.From(-value.AsDecimal()!.Value),
            _ => FhirNode.From(value.AsQuantity()! with { Value = -value.AsQuantity()!.Value }),
        };
    }

    /// <summary>The number or quantity itself. Throws for anything else.</summary>
    public static FhirNode Number(in FhirNode node)
    {
        var value = SystemValue.Of(node);
        return value.Kind is SystemKind.Integer or SystemKind.Decimal or SystemKind.Quantity
            ? value
            : throw new FhirPathException($"A number is expected, not {Singleton.Describe(node)}.");
    }

    private static FhirNode Apply(string @operator, in FhirNode left, in FhirNode right, in Scope scope)
    {
        SystemKind a = left.Kind, b = right.Kind;
        if (a is SystemKind.Integer && b is SystemKind.Integer)
        {
            return Integers(@operator, left.AsInteger()!.Value, right.AsInteger()!.Value);
        }

        if (a is SystemKind.Integer or SystemKind.Decimal && b is SystemKind.Integer or SystemKind.Decimal)
        {
            return Decimals(@operator, left.AsDecimal()!.Value, right.AsDecimal()!.Value);
        }

        if (a is SystemKind.String && b is SystemKind.String && @operator == "+")
        {
            return FhirNode.From(scope.Evaluation.Made(left.AsString() + right.AsString()));
        }

        if (a is SystemKind.Date or SystemKind.DateTime or SystemKind.Time && b is SystemKind.Quantity && @operator is "+" or "-")
        {
            return MomentArithmetic.Add(left.AsDateTime()!, right.AsQuantity()!, @operator == "+" ? 1 : -1) is { } moved ? FhirNode.From(moved) : default;
        }

        if ((a is SystemKind.Quantity && b is SystemKind.Quantity or SystemKind.Integer or SystemKind.Decimal)
            || (b is SystemKind.Quantity && a is SystemKind.Integer or SystemKind.Decimal))
        {
            return QuantityArithmetic.Apply(@operator, left.AsQuantity()!, right.AsQuantity()!) is { } quantity ? FhirNode.From(quantity) : default;
        }

        throw new FhirPathException($"{Singleton.Describe(left)} {@operator} {Singleton.Describe(right)} has no meaning.");
    }

    private static FhirNode Integers(string @operator, int left, int right) => @operator switch
    {
        "+" => FhirNode.From(checked(left + right)),
        "-" => FhirNode.From(checked(left - right)),
        "*" => FhirNode.From(checked(left * right)),
        "/" => right == 0 ? default : FhirNode.From(Divide(left, right)),
        "div" => right == 0 ? default : FhirNode.From(checked((int)((long)left / right))),
        _ => right == 0 ? default : FhirNode.From((int)((long)left % right)),
    };

    private static FhirNode Decimals(string @operator, decimal left, decimal right) => @operator switch
    {
        "+" => FhirNode.From(left + right),
        "-" => FhirNode.From(left - right),
        "*" => FhirNode.From(left * right),
        "/" => right == 0 ? default : FhirNode.From(Divide(left, right)),
        "div" => right == 0 ? default : FhirNode.From(decimal.ToInt32(Math.Truncate(left / right))),
        _ => right == 0 ? default : FhirNode.From(left % right),
    };

    private static decimal Divide(decimal left, decimal right) => left / right;
}
