using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.Search;

namespace Goldthread.Fhir.Interactions;

/// <summary>An operation and where it is asked.</summary>
/// <param name="Type">Of which type; null for every type, and for the whole.</param>
/// <param name="IsOfSystem">True when it is asked without a type.</param>
/// <param name="Name">Its name, without the dollar sign.</param>
/// <param name="Definition">What says what it does.</param>
internal sealed record Capability(string? Type, bool IsOfSystem, string Name, string Definition);

/// <summary>The operations there are, and what may come along with the results of a type, for the statement of what the server can do.</summary>
internal sealed class CapabilityLists(FhirDefinitions definitions)
{
    private const string R4 = "http://hl7.org/fhir/OperationDefinition/";
    private const string Bulk = "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/";
    // Ours, of no standard; docs/fhir/search.md says what they do.
    private const string Ours = "urn:goldthread:operation:";
    private const string Subscriptions = "http://hl7.org/fhir/uv/subscriptions-backport/OperationDefinition/";

    private readonly Lazy<ILookup<string, string>> _pointingAt = new(() => PointingAt(definitions));

    public static IReadOnlyList<Capability> Operations { get; } =
    [
        new(null, false, "validate", R4 + "Resource-validate"),
        new(null, false, "meta", R4 + "Resource-meta"),
        new(null, false, "meta-add", R4 + "Resource-meta-add"),
        new(null, false, "meta-delete", R4 + "Resource-meta-delete"),
        new("Patient", false, "everything", R4 + "Patient-everything"),
        new("Patient", false, "match", R4 + "Patient-match"),
        new("Patient", false, "export", Bulk + "patient-export"),
        new("Group", false, "export", Bulk + "group-export"),
        new("Subscription", false, "status", Subscriptions + "backport-subscription-status"),
        new("Subscription", false, "events", Subscriptions + "backport-subscription-events"),
        new("SearchParameter", false, "status", Ours + "SearchParameter-status"),
        new(null, true, "meta", R4 + "Resource-meta"),
        new(null, true, "reindex", Ours + "reindex"),
        new(null, true, "export", Bulk + "export"),

        // A proposal, without a canonical definition yet.
        new(null, true, "import", "https://github.com/smart-on-fhir/bulk-import/blob/master/import.md"),
        new(null, true, "viewdefinition-run", "http://sql-on-fhir.org/OperationDefinition/$viewdefinition-run"),
    ];

    /// <summary>What <c>_include</c> takes of a type, beside what <c>:iterate</c> reaches.</summary>
    public IEnumerable<string> Includes(string type) => Links(definitions, type).Select(link => $"{type}:{link.Code}").Prepend($"{type}:*").Prepend("*");

    /// <summary>What <c>_revinclude</c> takes of a type.</summary>
    public IEnumerable<string> RevIncludes(string type) => _pointingAt.Value[type];

    private static IEnumerable<SearchParameterDefinition> Links(FhirDefinitions definitions, string type) =>
        definitions.SearchParameters(type).Where(p => p.Type == SearchParameterType.Reference && IndexExtractor.IsIndexed(p));

    private static ILookup<string, string> PointingAt(FhirDefinitions definitions) => (
        from source in definitions.ResourceTypes
        from link in Links(definitions, source)
        from target in link.Targets.Count == 0 || link.Targets.Contains("Resource") ? definitions.ResourceTypes : link.Targets
        select (target, $"{source}:{link.Code}")).ToLookup(l => l.target, l => l.Item2);
}
