using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.FhirPath.Model;
using Goldthread.Fhir.FhirPath.Operators;
using static Goldthread.Fhir.FhirPath.Functions.FunctionTable;

namespace Goldthread.Fhir.FhirPath.Functions;

/// <summary>What FHIR adds to the language, resolve() apart. https://hl7.org/fhir/R4/fhirpath.html#functions</summary>
internal static class FhirFunctions
{
    private const string Structures = "http://hl7.org/fhir/StructureDefinition/";

    public static readonly FunctionDefinition[] Functions =
    [
        Items("extension", 1, Extension),
        Test("hasExtension", 1, c => HasAny(Extension(c))),
        Test("hasValue", 0, c => One(c, static node => node.IsFhir && node.Type is { IsPrimitive: true } && node.Kind is not SystemKind.None)),
        Items("getValue", 0, c => c.OnValue(static node => node.Type is { IsPrimitive: true } ? SystemValue.Of(node) : default)),
        Items("elementDefinition", 0, static _ => static (in _, _) => { }),
        Items("slice", 2, static _ => static (in _, _) => { }),
        Items("checkModifiers", 0, 100, CheckModifiers),
        Test("conformsTo", 1, ConformsTo),
        Test("memberOf", 1, MemberOf),
        Test("subsumes", 1, static c => Unknown(c)),
        Test("subsumedBy", 1, static c => Unknown(c)),
        Test("htmlChecks", 0, c => One(c, static node => Narrative.IsAllowed(node.AsString() ?? ""))),
        Test("htmlChecks2", 0, c => One(c, static node => Narrative.IsAllowed(node.AsString() ?? ""))),
    ];

    private static Evaluator Extension(CallSite call)
    {
        var focus = call.Focus;
        var wanted = call.Text(0);
        var extensions = new MemberStep("extension");
        return (in scope, output) =>
        {
            var start = output.Count;
            focus(scope, output);
            var url = wanted(scope, output);
            extensions.Expand(output, start);
            var kept = start;
            for (var i = start; i < output.Count && url is not null; i++)
            {
                if (JsonText.TryText(output[i].Element, "url"u8, out var own) && JsonText.Is(own, url))
                {
                    output[kept++] = output[i];
                }
            }

            output.RemoveRange(kept, output.Count - kept);
        };
    }

    private static Condition HasAny(Evaluator evaluator) => (in scope, stack) =>
    {
        var start = stack.Count;
        evaluator(scope, stack);
        var any = stack.Count > start;
        stack.RemoveRange(start, stack.Count - start);
        return any;
    };

    /// <summary>True when there is exactly one item and the test holds for it.</summary>
    private static Condition One(CallSite call, Func<FhirNode, bool> test)
    {
        var focus = call.Focus;
        return (in scope, stack) =>
        {
            var start = stack.Count;
            focus(scope, stack);
            var result = stack.Count - start == 1 && test(stack[start]);
            stack.RemoveRange(start, stack.Count - start);
            return result;
        };
    }

    /// <summary>Throws when an item has a modifier extension that is not named.</summary>
    private static Evaluator CheckModifiers(CallSite call)
    {
        var focus = call.Focus;
        var known = Enumerable.Range(0, call.Count).Select(call.Text).ToArray();
        var modifiers = new MemberStep("modifierExtension");
        return (in scope, output) =>
        {
            var start = output.Count;
            focus(scope, output);
            var end = output.Count;
            for (var i = start; i < end; i++)
            {
                modifiers.Run(output[i], output);
            }

            var allowed = new HashSet<string?>();
            foreach (var name in known)
            {
                allowed.Add(name(scope, output));
            }

            for (var i = end; i < output.Count; i++)
            {
                if (!JsonText.TryText(output[i].Element, "url"u8, out var url) || !allowed.Contains(JsonText.Of(url)))
                {
                    throw new FhirPathException("A modifier extension is not known: " + JsonText.Of(url));
                }
            }

            output.RemoveRange(end, output.Count - end);
        };
    }

    /// <summary>Answered for the types of R4 themselves; unknown for other profiles, which are not checked here.</summary>
    private static Condition ConformsTo(CallSite call)
    {
        var focus = call.Focus;
        var profile = call.Text(0);
        return (in scope, stack) =>
        {
            var start = stack.Count;
            focus(scope, stack);
            var node = Singleton.Take(stack, start);
            return profile(scope, stack) is { } url && url.StartsWith(Structures, StringComparison.Ordinal)
                && PathTypes.R4.Find(url[Structures.Length..]) is { } type && node.Type is { } own
                ? own.Is(type)
                : null;
        };
    }

    /// <summary>Asks the context, then the value sets that R4 binds as required; unknown where neither can tell.</summary>
    private static Condition MemberOf(CallSite call)
    {
        var focus = call.Focus;
        var valueSet = call.Text(0);
        return (in scope, stack) =>
        {
            var start = stack.Count;
            focus(scope, stack);
            var node = Singleton.Take(stack, start);
            if (node.IsNothing || valueSet(scope, stack) is not { } url)
            {
                return null;
            }

            return scope.Evaluation.Context?.MemberOf?.Invoke(node, url)
                ?? (node.Kind is SystemKind.String && FhirDefinitions.R4.RequiredCodes(url) is { } codes ? codes.Contains(node.AsString()!) : null);
        };
    }

    /// <summary>Needs a terminology service: unknown.</summary>
    private static Condition Unknown(CallSite call)
    {
        _ = (call.Focus, call.Argument(0));
        return static (in _, _) => null;
    }
}
