using Goldthread.Fhir.FhirPath.Operators;
using static Goldthread.Fhir.FhirPath.Functions.FunctionTable;

namespace Goldthread.Fhir.FhirPath.Functions;

/// <summary>first, last, skip and the like. http://hl7.org/fhirpath/N1/#subsetting</summary>
internal static class Subsetting
{
    public static readonly FunctionDefinition[] Functions =
    [
        Items("single", 0, Single),
        Items("first", 0, c => Keep(c, static count => (0, 1))),
        Items("last", 0, c => Keep(c, static count => (count - 1, 1))),
        Items("tail", 0, c => Keep(c, static count => (1, count - 1))),
        Items("skip", 1, c => Keep(c, static (count, n) => (n, count - n))),
        Items("take", 1, c => Keep(c, static (_, n) => (0, n))),
        Items("intersect", 1, c => Against(c, keepFound: true)),
        Items("exclude", 1, c => Against(c, keepFound: false)),
    ];

    private static Evaluator Single(CallSite call)
    {
        var focus = call.Focus;
        return (in scope, output) =>
        {
            var start = output.Count;
            focus(scope, output);
            if (output.Count - start > 1)
            {
                throw new FhirPathException($"single() met {output.Count - start} items.");
            }
        };
    }

    private static Evaluator Keep(CallSite call, Func<int, (int From, int Count)> range)
    {
        var focus = call.Focus;
        return (in scope, output) =>
        {
            var start = output.Count;
            focus(scope, output);
            Slice(output, start, range(output.Count - start));
        };
    }

    private static Evaluator Keep(CallSite call, Func<int, int, (int From, int Count)> range)
    {
        var focus = call.Focus;
        var number = call.Integer(0);
        return (in scope, output) =>
        {
            var start = output.Count;
            focus(scope, output);
            var n = number(scope, output);
            Slice(output, start, n is { } given ? range(output.Count - start, Math.Max(given, 0)) : (0, 0));
        };
    }

    private static void Slice(List<FhirNode> nodes, int start, (int From, int Count) range)
    {
        var count = nodes.Count - start;
        var from = Math.Clamp(range.From, 0, count);
        var length = Math.Clamp(range.Count, 0, count - from);
        nodes.RemoveRange(start + from + length, count - from - length);
        nodes.RemoveRange(start, from);
    }

    private static Evaluator Against(CallSite call, bool keepFound)
    {
        var focus = call.Focus;
        var other = call.Argument(0);
        return (in scope, output) =>
        {
            var start = output.Count;
            focus(scope, output);
            var middle = output.Count;
            other(scope, output);
            scope.Evaluation.Spend((middle - start) * (output.Count - middle));
            var kept = start;
            for (var i = start; i < middle; i++)
            {
                if (Sets.IndexOf(output, middle, output.Count, output[i]) >= 0 == keepFound)
                {
                    output[kept++] = output[i];
                }
            }

            output.RemoveRange(kept, output.Count - kept);
            if (keepFound)
            {
                // intersect() gives each item once; exclude() keeps repeats.
                Sets.Distinct(output, start, scope);
            }
        };
    }
}
