using Goldthread.Fhir.FhirPath;

namespace Goldthread.Fhir.Subscriptions;

/// <summary>What became of a resource.</summary>
internal enum ResourceChange
{
    Create,
    Update,
    Delete,
}

/// <summary>
/// One topic: which changes of which resources it is about. R4 has no SubscriptionTopic resource, so this is what one would say.
/// https://hl7.org/fhir/uv/subscriptions-backport/components.html
/// </summary>
/// <param name="Url">Its canonical address, which Subscription.criteria names.</param>
/// <param name="Title">What it is about, in plain words.</param>
/// <param name="Type">The type of resource; null where the filters of the subscription name types.</param>
/// <param name="Changes">Which changes count.</param>
internal sealed record SubscriptionTopic(string Url, string Title, string? Type, IReadOnlyList<ResourceChange> Changes)
{
    private const string Root = "urn:goldthread:subscription-topic:";

    /// <summary>What the new version must satisfy and the one before must not, as a search; null when anything will do.</summary>
    public string? Becomes { get; init; }

    /// <summary>A path whose values must differ between the two versions; null when anything will do.</summary>
    public FhirPathExpression? Differs { get; init; }

    /// <summary>Every topic, in one table that anyone can read.</summary>
    public static IReadOnlyList<SubscriptionTopic> All { get; } =
    [
        new(Root + "resource-changed", "A resource of a type that the filters name was added, changed or deleted", null, [ResourceChange.Create, ResourceChange.Update, ResourceChange.Delete]),
        new(Root + "admission", "A person was admitted: an inpatient encounter has begun", "Encounter", [ResourceChange.Create, ResourceChange.Update]) { Becomes = "class=IMP,ACUTE,NONAC&status=in-progress" },
        new(Root + "discharge", "A person was discharged: an inpatient encounter has ended", "Encounter", [ResourceChange.Create, ResourceChange.Update]) { Becomes = "class=IMP,ACUTE,NONAC&status=finished" },
        new(Root + "task-changed-hands", "A task has another owner than before", "Task", [ResourceChange.Update]) { Differs = FhirPathExpression.Compile("owner").Value },
    ];

    /// <summary>The topic of a canonical address, with or without a version, or null.</summary>
    public static SubscriptionTopic? Find(string canonical) => All.FirstOrDefault(t => t.Url == canonical.Split('|')[0]);
}
