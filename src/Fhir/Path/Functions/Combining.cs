using Goldthread.Fhir.FhirPath.Model;
using Goldthread.Fhir.FhirPath.Operators;
using static Goldthread.Fhir.FhirPath.Functions.FunctionTable;

namespace Goldthread.Fhir.FhirPath.Functions;

/// <summary>union and combine; children and descendants. http://hl7.org/fhirpath/N1/#combining, http://hl7.org/fhirpath/N1/#tree-navigation</summary>
internal static class Combining
{
    public static readonly FunctionDefinition[] Functions =
    [
        Items("union", 1, c => Sets.Union([c.Focus, c.Argument(0)])),
        Items("combine", 1, 2, Combine),
        Items("children", 0, Children),
        Items("descendants", 0, Descendants),
    ];

    private static Evaluator Combine(CallSite call)
    {
        var focus = call.Focus;
        var other = call.Argument(0);
        return (in scope, output) =>
        {
            focus(scope, output);
            other(scope, output);
        };
    }

    private static Evaluator Children(CallSite call)
    {
        var focus = call.Focus;
        return (in scope, output) =>
        {
            var start = output.Count;
            focus(scope, output);
            var end = output.Count;
            for (var i = start; i < end; i++)
            {
                Navigation.Children(output[i], output);
            }

            scope.Evaluation.Spend(output.Count - start);
            output.RemoveRange(start, end - start);
        };
    }

    private static Evaluator Descendants(CallSite call)
    {
        var focus = call.Focus;
        return (in scope, output) =>
        {
            var start = output.Count;
            focus(scope, output);
            var end = output.Count;
            for (var i = start; i < output.Count; i++)
            {
                var before = output.Count;
                Navigation.Children(output[i], output);
                scope.Evaluation.Spend(1 + output.Count - before);
            }

            output.RemoveRange(start, end - start);
        };
    }
}
