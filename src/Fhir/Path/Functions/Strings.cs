using System.Globalization;
using Goldthread.Fhir.FhirPath.Operators;
using static Goldthread.Fhir.FhirPath.Functions.FunctionTable;

namespace Goldthread.Fhir.FhirPath.Functions;

/// <summary>Texts. Positions count UTF-16 units from 0. http://hl7.org/fhirpath/N1/#string-manipulation</summary>
internal static class Strings
{
    public static readonly FunctionDefinition[] Functions =
    [
        Items("indexOf", 1, c => c.OnText(static (s, a) => FhirNode.From(s.IndexOf(a, StringComparison.Ordinal)))),
        Items("lastIndexOf", 1, c => c.OnText(static (s, a) => FhirNode.From(s.LastIndexOf(a, StringComparison.Ordinal)))),
        Items("substring", 1, 2, Substring),
        Test("startsWith", 1, c => c.TextTest(static (s, a) => s.StartsWith(a, StringComparison.Ordinal))),
        Test("endsWith", 1, c => c.TextTest(static (s, a) => s.EndsWith(a, StringComparison.Ordinal))),
        Test("contains", 1, c => c.TextTest(static (s, a) => s.Contains(a, StringComparison.Ordinal))),
        Items("upper", 0, c => c.OnText(static s => FhirNode.From(s.ToUpperInvariant()))),
        Items("lower", 0, c => c.OnText(static s => FhirNode.From(s.ToLowerInvariant()))),
        Items("trim", 0, c => c.OnText(static s => FhirNode.From(s.Trim()))),
        Items("length", 0, c => c.OnText(static s => FhirNode.From(s.Length))),
        Items("replace", 2, c => c.OnText(static (s, a, b) => FhirNode.From(Replace(s, a, b)))),
        Items("toChars", 0, ToChars),
        Items("split", 1, Split),
        Items("join", 0, 1, Join),
    ];

    private static Evaluator Substring(CallSite call)
    {
        var focus = Singleton.Text(call.Focus);
        var from = call.Integer(0);
        var length = call.Count == 2 ? call.Integer(1) : null;
        return (in scope, output) =>
        {
            var text = focus(scope, output);
            var start = from(scope, output);
            var most = length is null ? int.MaxValue : length(scope, output) ?? int.MaxValue;
            if (text is not null && start is { } i && i >= 0 && i < text.Length)
            {
                output.Add(FhirNode.From(scope.Evaluation.Made(text.Substring(i, Math.Clamp(most, 0, text.Length - i)))));
            }
        };
    }

    /// <summary>An empty pattern is found around every character.</summary>
    private static string Replace(string text, string pattern, string with)
    {
        if (pattern.Length > 0)
        {
            return (long)text.Length / pattern.Length * with.Length < int.MaxValue / 4
                ? text.Replace(pattern, with, StringComparison.Ordinal)
                : throw new FhirPathException("replace() would make too long a text.");
        }

        return (long)text.Length * with.Length < int.MaxValue / 4
            ? with + string.Concat(text.Select(c => c + with))
            : throw new FhirPathException("replace() would make too long a text.");
    }

    private static Evaluator ToChars(CallSite call)
    {
        var focus = Singleton.Text(call.Focus);
        return (in scope, output) =>
        {
            var text = focus(scope, output) ?? "";
            scope.Evaluation.Spend(text.Length);
            foreach (var c in text)
            {
                output.Add(FhirNode.From(c.ToString(CultureInfo.InvariantCulture)));
            }
        };
    }

    private static Evaluator Split(CallSite call)
    {
        var focus = Singleton.Text(call.Focus);
        var separator = call.Text(0);
        return (in scope, output) =>
        {
            if (focus(scope, output) is { } text && separator(scope, output) is { } by)
            {
                var parts = by.Length == 0 ? [.. text.Select(c => c.ToString())] : text.Split(by, StringSplitOptions.None);
                scope.Evaluation.Spend(parts.Length);
                output.AddRange(parts.Select(FhirNode.From));
            }
        };
    }

    private static Evaluator Join(CallSite call)
    {
        var focus = call.Focus;
        var separator = call.Count == 1 ? call.Text(0) : null;
        var joinsNothing = call.JoinsNothing;
        return (in scope, output) =>
        {
            var start = output.Count;
            focus(scope, output);
            var by = separator?.Invoke(scope, output) ?? "";
            var parts = new List<string>();
            for (var i = start; i < output.Count; i++)
            {
                if (Singleton.TextOf(output[i]) is { } text)
                {
                    parts.Add(scope.Evaluation.Made(text));
                    scope.Evaluation.Made(by);
                }
            }

            var empty = output.Count == start && !joinsNothing;
            output.RemoveRange(start, output.Count - start);
            if (!empty)
            {
                output.Add(FhirNode.From(string.Join(by, parts)));
            }
        };
    }
}
