using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>Whether an entry may be shown as a fact.</summary>
public enum Validity
{
    /// <summary>It says what its author holds to be so.</summary>
    Fact,

    /// <summary>Its author took it back: it was recorded by mistake.</summary>
    EnteredInError,

    /// <summary>Its author looked into it and ruled it out.</summary>
    Refuted,
}

/// <summary>
/// Reads entered-in-error and refuted, wherever a resource type keeps them.
/// https://hl7.org/fhir/R4/valueset-condition-ver-status.html
/// </summary>
internal static class EntryValidity
{
    public static Validity Of(string type, JsonElement resource) => type switch
    {
        "Condition" or "AllergyIntolerance" => OfVerification(resource.Child("verificationStatus")),
        "Goal" => OfStatus(resource.Child("lifecycleStatus")),
        "DocumentReference" when OfStatus(resource.Child("docStatus")) != Validity.Fact => Validity.EnteredInError,
        _ => OfStatus(resource.Child("status")),
    };

    private static Validity OfStatus(JsonElement status) =>
        status.ValueKind == JsonValueKind.String && status.ValueEquals("entered-in-error"u8) ? Validity.EnteredInError : Validity.Fact;

    private static Validity OfVerification(JsonElement verification) =>
        verification.HasCode("entered-in-error") ? Validity.EnteredInError : verification.HasCode("refuted") ? Validity.Refuted : Validity.Fact;
}
