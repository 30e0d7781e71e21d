using Goldthread.Fhir.FhirPath.Operators;
using static Goldthread.Fhir.FhirPath.Functions.FunctionTable;

namespace Goldthread.Fhir.FhirPath.Functions;

/// <summary>iif, aggregate and trace. http://hl7.org/fhirpath/N1/#conversion, http://hl7.org/fhirpath/N1/#aggregates</summary>
internal static class Flow
{
    public static readonly FunctionDefinition[] Functions =
    [
        Items("iif", 2, 3, Iif),
        Items("aggregate", 1, 2, Aggregate),
        Items("trace", 1, 2, Trace),
    ];

    /// <summary>Only the branch taken is evaluated.</summary>
    private static Evaluator Iif(CallSite call)
    {
        var focus = call.HasFocus ? call.Focus : null;
        var criterion = call.Criterion(0);
        var then = call.Argument(1);
        var otherwise = call.Count == 3 ? call.Argument(2) : null;
        return (in scope, output) =>
        {
            if (focus is null)
            {
                Choose(scope, output);
                return;
            }

            var start = output.Count;
            focus(scope, output);
            var input = Singleton.Take(output, start);
            Choose(input.IsNothing ? scope : scope.With(input, scope.Index), output);
        };

        void Choose(in Scope scope, List<FhirNode> output)
        {
            if (criterion(scope, output) is true)
            {
                then(scope, output);
            }
            else
            {
                otherwise?.Invoke(scope, output);
            }
        }
    }

    private static Evaluator Aggregate(CallSite call)
    {
        var focus = call.Focus;
        var step = call.Argument(0);
        var initial = call.Count == 2 ? call.Argument(1) : null;
        return (in scope, output) =>
        {
            var start = output.Count;
            focus(scope, output);
            var end = output.Count;
            var total = new List<FhirNode>();
            initial?.Invoke(scope, total);
            for (var i = start; i < end; i++)
            {
                step(new Scope(scope.Evaluation, output[i], i - start, total), output);
                total = output.GetRange(end, output.Count - end);
                output.RemoveRange(end, output.Count - end);
                scope.Evaluation.Spend(1 + total.Count);
            }

            output.RemoveRange(start, end - start);
            output.AddRange(total);
        };
    }

    private static Evaluator Trace(CallSite call)
    {
        var focus = call.Focus;
        var name = call.Text(0);
        var projection = call.Count == 2 ? call.Argument(1) : null;
        return (in scope, output) =>
        {
            var start = output.Count;
            focus(scope, output);
            if (scope.Evaluation.Context?.Trace is not { } trace)
            {
                return;
            }

            var end = output.Count;
            for (var i = start; i < end && projection is not null; i++)
            {
                projection(scope.With(output[i], i - start), output);
            }

            trace(name(scope, output) ?? "", projection is null ? output.GetRange(start, end - start) : output.GetRange(end, output.Count - end));
            output.RemoveRange(end, output.Count - end);
        };
    }
}
