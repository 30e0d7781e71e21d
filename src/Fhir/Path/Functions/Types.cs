using Goldthread.Fhir.FhirPath.Model;
using Goldthread.Fhir.FhirPath.Operators;
using static Goldthread.Fhir.FhirPath.Functions.FunctionTable;

namespace Goldthread.Fhir.FhirPath.Functions;

/// <summary>is, as, ofType and type(). http://hl7.org/fhirpath/N1/#types</summary>
internal static class Types
{
    public static readonly FunctionDefinition[] Functions =
    [
        Test("is", 1, c => Is(c.Focus, c.Type(0))),
        Items("as", 1, c => Cast(c.Focus, c.Type(0), c.CastTakesMany)),
        Items("type", 0, c => c.ForEach(static (_, node) => FhirNode.From(TypeSpecifier.Of(node)))),
    ];

    public static Condition Is(Evaluator operand, TypeSpecifier type) => (in scope, stack) =>
    {
        var start = stack.Count;
        operand(scope, stack);
        return Singleton.Take(stack, start) is { IsNothing: false } node ? type.Matches(node) : null;
    };

    public static Evaluator Cast(Evaluator operand, TypeSpecifier type, bool takesMany)
    {
        if (takesMany)
        {
            return OfType(operand, type);
        }

        return (in scope, output) =>
        {
            var start = output.Count;
            operand(scope, output);
            if (Singleton.Take(output, start) is { IsNothing: false } node && type.Matches(node))
            {
                output.Add(node);
            }
        };
    }

    public static Evaluator OfType(Evaluator focus, TypeSpecifier type) => (in scope, output) =>
    {
        var start = output.Count;
        focus(scope, output);
        var kept = start;
        for (var i = start; i < output.Count; i++)
        {
            if (type.Matches(output[i]))
            {
                output[kept++] = output[i];
            }
        }

        output.RemoveRange(kept, output.Count - kept);
    };
}
