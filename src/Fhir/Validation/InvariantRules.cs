using System.Collections.Concurrent;
using System.Text.Json;
using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.FhirPath;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Validation;

/// <summary>
/// The rules in FHIRPath that R4 states for its types, checked on a resource that is well formed. Not part of an ordinary write: they
/// cost many times what the rest of the validation does. https://hl7.org/fhir/R4/validation.html
/// </summary>
internal static class InvariantRules
{
    private const int MostFindings = 100;

    // Everything that R4 states is known beforehand; profiles bring their own.
    private static readonly ConcurrentDictionary<string, Outcome<FhirPathExpression>> Compiled = new(StringComparer.Ordinal);
    private const int MostCompiled = 5000;

    public static IReadOnlyList<Finding> Check(JsonElement resource)
    {
        var findings = new List<Finding>();
        var root = Child.Root(resource);
        Walk(root, root.Node, root.Node, findings);
        return findings;
    }

    /// <summary>The finding of one rule on one item; null when it holds.</summary>
    public static Finding? Test(string key, bool isError, string words, string expression, Child item, FhirNode resource, FhirNode root)
    {
        var compiled = Compiled.Count > MostCompiled ? FhirPathExpression.Compile(expression) : Compiled.GetOrAdd(expression, FhirPathExpression.Compile);
        if (!compiled.Succeeded)
        {
            return Finding.Note($"{key} was not checked, for its expression cannot be read: {compiled.Fault.Message}", item.Path);
        }

        try
        {
            return compiled.Value.Test(item.Node, new FhirPathContext { Resource = resource, RootResource = root }) == false
                ? isError ? Finding.Error($"{words} ({key})", item.Path) : Finding.Warning($"{words} ({key})", item.Path)
                : null;
        }
        catch (FhirPathException error)
        {
            return Finding.Note($"{key} was not checked: {error.Message}", item.Path);
        }
    }

    private static void Walk(Child item, FhirNode resource, FhirNode root, List<Finding> findings)
    {
        for (var type = item.Type; type is not null; type = type.BaseName is { } name ? FhirDefinitions.R4.Type(name) : null)
        {
            foreach (var rule in FhirDefinitions.R4.Invariants(type.Name))
            {
                foreach (var on in rule.Element is { } element ? item.Of(element) : [item])
                {
                    if (findings.Count < MostFindings && Test(rule.Key, rule.IsError, rule.Words, rule.Expression, on, resource, root) is { } finding)
                    {
                        findings.Add(finding);
                    }
                }
            }
        }

        foreach (var child in item.All())
        {
            Walk(child, child.Type is { Kind: TypeKind.Resource } ? child.Node : resource, root, findings);
        }
    }
}
