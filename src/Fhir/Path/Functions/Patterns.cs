using System.Text.RegularExpressions;
using Goldthread.Fhir.FhirPath.Language;
using Goldthread.Fhir.FhirPath.Operators;
using static Goldthread.Fhir.FhirPath.Functions.FunctionTable;

namespace Goldthread.Fhir.FhirPath.Functions;

/// <summary>Regular expressions, in single-line mode. http://hl7.org/fhirpath/N1/#matchesregex-string-boolean</summary>
internal static class Patterns
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(250);

    public static readonly FunctionDefinition[] Functions =
    [
        Test("matches", 1, c => Matches(c, static p => p)),
        Test("matchesFull", 1, c => Matches(c, static p => $"\\A(?:{p})\\z")),
        Items("replaceMatches", 2, ReplaceMatches),
    ];

    private static Condition Matches(CallSite call, Func<string, string> whole)
    {
        var focus = Singleton.Text(call.Focus);
        var pattern = call.Text(0);
        var known = Known(call, whole);
        return (in scope, stack) =>
        {
            var text = focus(scope, stack);
            var wanted = pattern(scope, stack);
            return text is null || wanted is null ? null : Guard(() => (known ?? Read(whole(wanted))).IsMatch(text));
        };
    }

    private static Evaluator ReplaceMatches(CallSite call)
    {
        var known = Known(call, static p => p);
        return call.OnText((text, pattern, with) => FhirNode.From(pattern.Length == 0
            ? text
            : Guard(() =>
            {
                // The length is not known before it is done; it is bounded by a match at every character.
                var result = (long)text.Length * with.Length < 50_000_000 ? (known ?? Read(pattern)).Replace(text, with) : null;
                return result ?? throw new FhirPathException("replaceMatches() would make too long a text.");
            })));
    }

    /// <summary>A pattern written in the expression is read once, when the expression is compiled.</summary>
    private static Regex? Known(CallSite call, Func<string, string> whole)
    {
        if (call.Tree(0) is not LiteralSyntax { Value.Kind: SystemKind.String } literal)
        {
            return null;
        }

        try
        {
            return Read(whole(literal.Value.AsString()!));
        }
        catch (FhirPathException e)
        {
            throw new SyntaxException(e.Message, literal.Position);
        }
    }

    /// <summary>Without backtracking where the pattern allows it: no pattern can then hold up the evaluation.</summary>
    private static Regex Read(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.Singleline | RegexOptions.NonBacktracking, Longest);
        }
        catch (NotSupportedException)
        {
            return Backtracking(pattern);
        }
        catch (ArgumentException e)
        {
            throw new FhirPathException("The regular expression is not well formed: " + pattern, e);
        }
    }

    private static Regex Backtracking(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.Singleline, Longest);
        }
        catch (ArgumentException e)
        {
            throw new FhirPathException("The regular expression is not well formed: " + pattern, e);
        }
    }

    private static T Guard<T>(Func<T> match)
    {
        try
        {
            return match();
        }
        catch (RegexMatchTimeoutException e)
        {
            throw new FhirPathException("The regular expression took too long.", e);
        }
    }
}
