namespace Goldthread.Fhir.FhirPath;

/// <summary>
/// What an expression may ask of its surroundings. Everything is optional. https://hl7.org/fhir/R4/fhirpath.html#variables
/// </summary>
public sealed class FhirPathContext
{
    /// <summary>%resource: the resource that holds the input; the input itself when not given.</summary>
    public FhirNode? Resource { get; init; }

    /// <summary>%rootResource: the container when %resource is contained; %resource when not given.</summary>
    public FhirNode? RootResource { get; init; }

    /// <summary>%name for other names, without the percent sign.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<FhirNode>>? Variables { get; init; }

    /// <summary>
    /// Fetches what a reference names ("Patient/123", "urn:uuid:..."); null when there is none. When not given, resolve()
    /// gives a node of the type that the reference's text or its "type" tells, without content. "#id" never asks.
    /// </summary>
    public Func<string, FhirNode?>? Resolve { get; init; }

    /// <summary>Whether a code, Coding or CodeableConcept is in the value set named; null when that cannot be told. Asked before the required bindings of R4.</summary>
    public Func<FhirNode, string, bool?>? MemberOf { get; init; }

    /// <summary>Told of every trace(): its name and what it saw.</summary>
    public Action<string, IReadOnlyList<FhirNode>>? Trace { get; init; }

    /// <summary>The clock of now(), today() and timeOfDay(), read once in an evaluation; the system's when not given.</summary>
    public TimeProvider? Time { get; init; }
}
