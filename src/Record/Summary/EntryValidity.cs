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
    public static Validity Of(JsonElement resource)
    {
        if (resource.Text("status") == "entered-in-error" || resource.Text("lifecycleStatus") == "entered-in-error"
            || resource.Text("docStatus") == "entered-in-error")
        {
            return Validity.EnteredInError;
        }

        var verification = resource.Child("verificationStatus");
        return verification.HasCode("entered-in-error") ? Validity.EnteredInError
            : verification.HasCode("refuted") ? Validity.Refuted : Validity.Fact;
    }
}
