using System.Text.Json;
using Goldthread.Fhir.Interactions;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Bulk;

/// <summary>The Patients of a Group: its members who are in it now. https://hl7.org/fhir/R4/group.html</summary>
internal static class GroupMembers
{
    /// <summary>The ids of its Patients; NotFound when the Group is out of sight. The read stands in the journal.</summary>
    public static async Task<Outcome<IReadOnlyList<string>>> Of(string id, FhirServices fhir, Sight sight)
    {
        var group = await fhir.Reader.Read("Group", id, sight);
        await fhir.Journal(sight, $"read Group/{id}", group.Succeeded ? group.Value.Person : null);
        return group.Then<IReadOnlyList<string>>(found =>
        {
            using var json = JsonDocument.Parse(found.Body!);
            return json.RootElement.TryGetProperty("member"u8, out var members)
                ? members.EnumerateArray().Where(m => !(m.TryGetProperty("inactive"u8, out var left) && left.ValueKind == JsonValueKind.True)).Select(Patient).OfType<string>().Distinct().ToArray()
                : [];
        });
    }

    private static string? Patient(JsonElement member) =>
        member.TryGetProperty("entity"u8, out var entity) && entity.TryGetProperty("reference"u8, out var text) && text.GetString() is { } reference
        && reference.StartsWith("Patient/", StringComparison.Ordinal)
            ? reference.Split('/')[1]
            : null;
}
