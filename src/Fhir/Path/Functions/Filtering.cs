using Goldthread.Fhir.FhirPath.Language;
using Goldthread.Fhir.FhirPath.Operators;
using static Goldthread.Fhir.FhirPath.Functions.FunctionTable;

namespace Goldthread.Fhir.FhirPath.Functions;

/// <summary>where, select, repeat, ofType and sort. http://hl7.org/fhirpath/N1/#filtering-and-projection</summary>
internal static class Filtering
{
    /// <summary>How many items repeat() may gather: far more than a resource holds, and an end for what would grow for ever.</summary>
    private const int MostRepeated = 20_000;

    public static readonly FunctionDefinition[] Functions =
    [
        Items("where", 1, Where),
        Items("select", 1, Select),
        Items("repeat", 1, c => Repeat(c, distinct: true)),
        Items("repeatAll", 1, c => Repeat(c, distinct: false)),
        Items("ofType", 1, c => Types.OfType(c.Focus, c.Type(0))),
        Items("sort", 0, 8, Sort),
    ];

    private static Evaluator Where(CallSite call)
    {
        var focus = call.Focus;
        var criterion = call.Criterion(0);
        return (in scope, output) =>
        {
            var start = output.Count;
            focus(scope, output);
            int end = output.Count, kept = start;
            scope.Evaluation.Spend(end - start);
            for (var i = start; i < end; i++)
            {
                if (criterion(scope.With(output[i], i - start), output) is true)
                {
                    output[kept++] = output[i];
                }
            }

            output.RemoveRange(kept, end - kept);
        };
    }

    private static Evaluator Select(CallSite call)
    {
        var focus = call.Focus;
        var projection = call.Argument(0);
        return (in scope, output) =>
        {
            var start = output.Count;
            focus(scope, output);
            var end = output.Count;
            for (var i = start; i < end; i++)
            {
                var before = output.Count;
                projection(scope.With(output[i], i - start), output);
                scope.Evaluation.Spend(1 + output.Count - before);
            }

            output.RemoveRange(start, end - start);
        };
    }

    private static Evaluator Repeat(CallSite call, bool distinct)
    {
        var focus = call.Focus;
        var projection = call.Argument(0);
        return (in scope, output) =>
        {
            var start = output.Count;
            focus(scope, output);
            var next = new Queue<FhirNode>(output.Skip(start));
            output.RemoveRange(start, output.Count - start);
            var seen = distinct ? new HashSet<FhirNode>(NodeComparer.Instance) : null;
            while (next.TryDequeue(out var item))
            {
                var before = output.Count;
                projection(scope.With(item, 0), output);
                scope.Evaluation.Spend(1 + output.Count - before);
                var kept = before;
                for (var i = before; i < output.Count; i++)
                {
                    if (seen is null || seen.Add(output[i]))
                    {
                        next.Enqueue(output[i]);
                        output[kept++] = output[i];
                    }
                }

                output.RemoveRange(kept, output.Count - kept);
                if (output.Count - start > MostRepeated)
                {
                    throw new FhirPathException($"repeat() gathered more than {MostRepeated} items.");
                }
            }
        };
    }

    /// <summary>sort(key, -key, ...): a minus before a key turns its order round, for texts too.</summary>
    private static Evaluator Sort(CallSite call)
    {
        var focus = call.Focus;
        var keys = Enumerable.Range(0, call.Count).Select(i => call.Tree(i) is SignSyntax { IsMinus: true } sign
            ? (Key: call.Compile(sign.Operand), Sign: -1)
            : (Key: call.Argument(i), Sign: 1)).DefaultIfEmpty((Key: Compiler.This, Sign: 1)).ToArray();
        return (in scope, output) =>
        {
            var start = output.Count;
            focus(scope, output);
            var rows = new List<(FhirNode Node, FhirNode[] Keys)>();
            for (var i = start; i < output.Count; i++)
            {
                var row = new FhirNode[keys.Length];
                for (var k = 0; k < keys.Length; k++)
                {
                    var before = output.Count;
                    keys[k].Key(scope.With(output[i], i - start), output);
                    row[k] = Singleton.Take(output, before);
                }

                scope.Evaluation.Spend(keys.Length);
                rows.Add((output[i], row));
            }

            output.RemoveRange(start, output.Count - start);
            output.AddRange(Ordered(rows).Select(r => r.Node));
        };

        List<(FhirNode Node, FhirNode[] Keys)> Ordered(List<(FhirNode Node, FhirNode[] Keys)> rows)
        {
            try
            {
                return [.. rows.OrderBy(r => r.Keys, Comparer<FhirNode[]>.Create(Order))];
            }
            catch (InvalidOperationException e) when (e.InnerException is FhirPathException inner)
            {
                // The framework wraps what a comparer throws.
                throw new FhirPathException(inner.Message, e);
            }
        }

        int Order(FhirNode[] left, FhirNode[] right)
        {
            for (var k = 0; k < keys.Length; k++)
            {
                // What has no key comes first, whichever way the rest goes.
                var order = (left[k].IsNothing, right[k].IsNothing) switch
                {
                    (true, true) => 0,
                    (true, false) => -1,
                    (false, true) => 1,
                    _ => (Ordering.Compare(left[k], right[k]) ?? 0) * keys[k].Sign,
                };
                if (order != 0)
                {
                    return order;
                }
            }

            return 0;
        }
    }
}
