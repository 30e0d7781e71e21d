using Goldthread.Fhir.FhirPath.Operators;
using static Goldthread.Fhir.FhirPath.Functions.FunctionTable;

namespace Goldthread.Fhir.FhirPath.Functions;

/// <summary>toX() and convertsToX(). http://hl7.org/fhirpath/N1/#conversion</summary>
internal static class Conversions
{
    public static readonly FunctionDefinition[] Functions =
    [
        .. Pair("Boolean", SystemConversion.ToBoolean),
        .. Pair("Integer", SystemConversion.ToInteger),
        .. Pair("Decimal", SystemConversion.ToDecimal),
        .. Pair("String", SystemConversion.ToText),
        .. Pair("Date", SystemConversion.ToDate),
        .. Pair("DateTime", SystemConversion.ToDateTime),
        .. Pair("Time", SystemConversion.ToTime),
        Items("toQuantity", 0, 1, c => ToQuantity(c)),
        Test("convertsToQuantity", 0, 1, c => Succeeds(ToQuantity(c), c.Focus)),
    ];

    private static FunctionDefinition[] Pair(string name, Func<FhirNode, FhirNode> convert) =>
    [
        Items("to" + name, 0, c => c.OnValue(convert)),
        Test("convertsTo" + name, 0, c => Succeeds(c.OnValue(convert), c.Focus)),
    ];

    private static Evaluator ToQuantity(CallSite call)
    {
        var focus = call.Focus;
        var unit = call.Count == 1 ? call.Text(0) : null;
        return (in scope, output) =>
        {
            var start = output.Count;
            focus(scope, output);
            var node = Singleton.Take(output, start);
            if (node.IsNothing || SystemConversion.ToQuantity(node) is not { } quantity)
            {
                return;
            }

            if (unit?.Invoke(scope, output) is { } wanted)
            {
                quantity = Values.Quantity.Convert(quantity, wanted);
            }

            if (quantity is not null)
            {
                output.Add(FhirNode.From(quantity));
            }
        };
    }

    private static Condition Succeeds(Evaluator convert, Evaluator focus) => (in scope, stack) =>
    {
        var start = stack.Count;
        focus(scope, stack);
        if (Singleton.Take(stack, start).IsNothing)
        {
            return null;
        }

        convert(scope, stack);
        var made = stack.Count > start;
        stack.RemoveRange(start, stack.Count - start);
        return made;
    };
}
