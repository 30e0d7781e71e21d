using Goldthread.Fhir.FhirPath.Operators;
using static Goldthread.Fhir.FhirPath.Functions.FunctionTable;

namespace Goldthread.Fhir.FhirPath.Functions;

/// <summary>Is there any, are all so. http://hl7.org/fhirpath/N1/#existence</summary>
internal static class Existence
{
    public static readonly FunctionDefinition[] Functions =
    [
        Test("empty", 0, c => Any(c.Focus, null, wanted: false)),
        Test("exists", 0, 1, c => Any(c.Focus, c.Count == 1 ? c.Criterion(0) : null, wanted: true)),
        Test("all", 1, All),
        Test("not", 0, Not),
        Test("allTrue", 0, c => Every(c.Focus, wanted: true)),
        Test("anyTrue", 0, c => Some(c.Focus, wanted: true)),
        Test("allFalse", 0, c => Every(c.Focus, wanted: false)),
        Test("anyFalse", 0, c => Some(c.Focus, wanted: false)),
        Test("subsetOf", 1, c => Subset(c.Focus, c.Argument(0))),
        Test("supersetOf", 1, c => Subset(c.Argument(0), c.Focus)),
        Items("count", 0, Count),
        Items("distinct", 0, Distinct),
        Test("isDistinct", 0, IsDistinct),
    ];

    private static Condition Any(Evaluator focus, Condition? criterion, bool wanted) => (in scope, stack) =>
    {
        var start = stack.Count;
        focus(scope, stack);
        var end = stack.Count;
        var found = end > start && criterion is null;
        for (var i = start; i < end && !found && criterion is not null; i++)
        {
            scope.Evaluation.Spend(1);
            found = criterion(scope.With(stack[i], i - start), stack) is true;
        }

        stack.RemoveRange(start, stack.Count - start);
        return found == wanted;
    };

    private static Condition All(CallSite call)
    {
        var focus = call.Focus;
        var criterion = call.Criterion(0);
        return (in scope, stack) =>
        {
            var start = stack.Count;
            focus(scope, stack);
            var end = stack.Count;
            var all = true;
            for (var i = start; i < end && all; i++)
            {
                scope.Evaluation.Spend(1);
                all = criterion(scope.With(stack[i], i - start), stack) is true;
            }

            stack.RemoveRange(start, stack.Count - start);
            return all;
        };
    }

    private static Condition Not(CallSite call)
    {
        var truth = Singleton.Truth(call.Focus);
        return (in scope, stack) => !truth(scope, stack);
    }

    private static Condition Every(Evaluator focus, bool wanted) => (in scope, stack) => Count(focus, scope, stack, wanted) is (var all, var like) && all == like;

    private static Condition Some(Evaluator focus, bool wanted) => (in scope, stack) => Count(focus, scope, stack, wanted).Like > 0;

    private static (int All, int Like) Count(Evaluator focus, in Scope scope, List<FhirNode> stack, bool wanted)
    {
        var start = stack.Count;
        focus(scope, stack);
        int all = stack.Count - start, like = 0;
        for (var i = start; i < stack.Count; i++)
        {
            var truth = stack[i].AsBoolean() ?? throw new FhirPathException($"Only true and false can be counted, not {Singleton.Describe(stack[i])}.");
            like += truth == wanted ? 1 : 0;
        }

        stack.RemoveRange(start, all);
        return (all, like);
    }

    private static Condition Subset(Evaluator part, Evaluator whole) => (in scope, stack) =>
    {
        var start = stack.Count;
        part(scope, stack);
        var middle = stack.Count;
        whole(scope, stack);
        scope.Evaluation.Spend((middle - start) * (stack.Count - middle));
        var inside = true;
        for (var i = start; i < middle && inside; i++)
        {
            inside = Sets.IndexOf(stack, middle, stack.Count, stack[i]) >= 0;
        }

        stack.RemoveRange(start, stack.Count - start);
        return inside;
    };

    private static Evaluator Count(CallSite call)
    {
        var focus = call.Focus;
        return (in scope, output) =>
        {
            var start = output.Count;
            focus(scope, output);
            var count = output.Count - start;
            output.RemoveRange(start, count);
            output.Add(FhirNode.From(count));
        };
    }

    private static Evaluator Distinct(CallSite call)
    {
        var focus = call.Focus;
        return (in scope, output) =>
        {
            var start = output.Count;
            focus(scope, output);
            Sets.Distinct(output, start, scope);
        };
    }

    private static Condition IsDistinct(CallSite call)
    {
        var focus = call.Focus;
        return (in scope, stack) =>
        {
            var start = stack.Count;
            focus(scope, stack);
            var before = stack.Count;
            Sets.Distinct(stack, start, scope);
            var distinct = stack.Count == before;
            stack.RemoveRange(start, stack.Count - start);
            return distinct;
        };
    }
}
