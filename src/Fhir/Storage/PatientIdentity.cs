using System.Text.Json;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Storage;

/// <summary>
/// Reads the NHS number and its verification status from a Patient of UK Core.
/// https://simplifier.net/hl7fhirukcorer4/ukcore-patient
/// </summary>
public static class PatientIdentity
{
    /// <summary>The NHS number when its status is 01, "present and verified": the only one that joins records across organisations.</summary>
    public static NhsNumber? VerifiedNhsNumber(JsonElement patient) =>
        Numbers(patient).Where(n => n.Status.MayAutoLink()).Select(n => (NhsNumber?)n.Number).FirstOrDefault();

    /// <summary>Every NHS number of the Patient that keeps the rules, with its status.</summary>
    public static IEnumerable<(NhsNumber Number, NhsNumberStatus Status)> Numbers(JsonElement patient)
    {
        if (!patient.TryGetProperty("identifier", out var identifiers) || identifiers.ValueKind != JsonValueKind.Array)
        {
            yield break;
        }

        foreach (var identifier in identifiers.EnumerateArray())
        {
            if (identifier.TryGetProperty("system", out var system) && system.ValueEquals(NhsNumber.System)
                && identifier.TryGetProperty("value", out var value) && NhsNumber.TryParse(value.GetString(), out var number))
            {
                yield return (number, Status(identifier));
            }
        }
    }

    private static NhsNumberStatus Status(JsonElement identifier)
    {
        if (!identifier.TryGetProperty("extension", out var extensions))
        {
            return NhsNumberStatuses.FromCode(null);
        }

        foreach (var extension in extensions.EnumerateArray())
        {
            if (extension.GetProperty("url").ValueEquals(NhsNumberStatuses.Extension)
                && extension.TryGetProperty("valueCodeableConcept", out var concept) && concept.TryGetProperty("coding", out var codings))
            {
                var code = codings.EnumerateArray()
                    .Where(c => c.TryGetProperty("code", out _) && (!c.TryGetProperty("system", out var s) || s.ValueEquals(NhsNumberStatuses.System)))
                    .Select(c => c.GetProperty("code").GetString())
                    .FirstOrDefault();
                return NhsNumberStatuses.FromCode(code);
            }
        }

        return NhsNumberStatuses.FromCode(null);
    }
}
