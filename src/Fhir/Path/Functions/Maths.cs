using Goldthread.Fhir.FhirPath.Operators;
using Goldthread.Fhir.FhirPath.Values;
using static Goldthread.Fhir.FhirPath.Functions.FunctionTable;

namespace Goldthread.Fhir.FhirPath.Functions;

/// <summary>Numbers. What cannot be represented is empty. http://hl7.org/fhirpath/N1/#math-1</summary>
internal static class Maths
{
    public static readonly FunctionDefinition[] Functions =
    [
        Items("abs", 0, c => c.OnValue(Abs)),
        Items("ceiling", 0, c => c.OnValue(static n => Whole(n, Math.Ceiling))),
        Items("floor", 0, c => c.OnValue(static n => Whole(n, Math.Floor))),
        Items("truncate", 0, c => c.OnValue(static n => Whole(n, Math.Truncate))),
        Items("exp", 0, c => c.OnValue(static n => Real(Math.Exp((double)Number(n))))),
        Items("ln", 0, c => c.OnValue(static n => Real(Math.Log((double)Number(n))))),
        Items("log", 1, c => WithNumber(c, static (x, b) => Real(Math.Log((double)x) / Math.Log((double)b)))),
        Items("power", 1, Power),
        Items("sqrt", 0, c => c.OnValue(static n => Real(Math.Sqrt((double)Number(n))))),
        Items("round", 0, 1, Round),
    ];

    private static FhirNode Abs(FhirNode node)
    {
        var value = Arithmetic.Number(node);
        return value.Kind switch
        {
            SystemKind.Integer => value.AsInteger() is { } i && i != int.MinValue ? FhirNode.From(Math.Abs(i)) : default,
            SystemKind.Decimal => FhirNode.From(Math.Abs(value.AsDecimal()!.Value)),
            _ => FhirNode.From(value.AsQuantity()! with { Value = Math.Abs(value.AsQuantity()!.Value) }),
        };
    }

    private static FhirNode Whole(FhirNode node, Func<decimal, decimal> cut) => Integer(cut(Number(node)));

    private static FhirNode Integer(decimal value) => value is >= int.MinValue and <= int.MaxValue ? FhirNode.From((int)value) : default;

    private static FhirNode Real(double value) => Decimals.FromDouble(value) is { } number ? FhirNode.From(number) : default;

    private static decimal Number(FhirNode node) =>
        Arithmetic.Number(node).AsDecimal() ?? throw new FhirPathException("A number is expected, not a quantity.");

    private static Evaluator WithNumber(CallSite call, Func<decimal, decimal, FhirNode> apply)
    {
        var focus = call.Focus;
        var argument = call.Argument(0);
        return (in scope, output) =>
        {
            var start = output.Count;
            focus(scope, output);
            var x = Singleton.Take(output, start);
            argument(scope, output);
            var y = Singleton.Take(output, start);
            if (!x.IsNothing && !y.IsNothing && apply(Number(x), Number(y)) is { IsNothing: false } result)
            {
                output.Add(result);
            }
        };
    }

    /// <summary>Whole powers are exact; an integer to a whole power stays an integer.</summary>
    private static Evaluator Power(CallSite call) => WithNumber(call, static (x, y) =>
    {
        if (y == decimal.Truncate(y) && y is >= 0 and <= 64)
        {
            try
            {
                var result = 1m;
                for (var i = 0; i < (int)y; i++)
                {
                    result *= x;
                }

                return x.Scale == 0 && y.Scale == 0 && Integer(result) is { IsNothing: false } integer ? integer : FhirNode.From(result);
            }
            catch (OverflowException)
            {
                return default;
            }
        }

        return Real(Math.Pow((double)x, (double)y));
    });

    private static Evaluator Round(CallSite call)
    {
        var focus = call.Focus;
        var precision = call.Count == 1 ? call.Integer(0) : null;
        return (in scope, output) =>
        {
            var start = output.Count;
            focus(scope, output);
            var node = Singleton.Take(output, start);
            var digits = precision is null ? 0 : precision(scope, output) ?? 0;
            if (node.IsNothing)
            {
                return;
            }

            if (digits < 0)
            {
                throw new FhirPathException("round() cannot take a negative number of digits.");
            }

            var rounded = decimal.Round(Number(node), Math.Min(digits, Decimals.MostDigits), MidpointRounding.AwayFromZero);
            output.Add(FhirNode.From(rounded));
        };
    }
}
