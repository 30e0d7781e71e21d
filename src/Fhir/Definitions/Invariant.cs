namespace Goldthread.Fhir.Definitions;

/// <summary>A rule in FHIRPath that a type, or one of its elements, keeps. https://hl7.org/fhir/R4/conformance-rules.html#constraints</summary>
/// <param name="Element">The element it is about, null for the type as a whole.</param>
/// <param name="Key">Its name in the standard, such as "obs-6".</param>
/// <param name="IsError">False for a rule that is advice only.</param>
/// <param name="Words">The rule in words.</param>
/// <param name="Expression">The rule in FHIRPath.</param>
public sealed record Invariant(string? Element, string Key, bool IsError, string Words, string Expression);
