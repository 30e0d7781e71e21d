using System.Globalization;
using System.Text.Json;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Interactions;

/// <summary>What became of one entry of a batch or transaction.</summary>
internal sealed record EntryAnswer(int Status, string? Location, int? Version, DateTimeOffset? At, byte[]? Resource, byte[]? Outcome)
{
    /// <summary>A deletion of whatever matched.</summary>
    public static EntryAnswer Deleted { get; } = new(204, null, null, null, null, null);

    public static EntryAnswer Of(Changed changed, ReturnPreference preference) => new(
        changed.Result switch { ChangeResult.Created => 201, ChangeResult.Deleted => 204, _ => changed.Body is null ? 204 : 200 },
        $"{changed.Type}/{changed.Id}/_history/{changed.Version.ToString(CultureInfo.InvariantCulture)}",
        changed.Version,
        changed.At,
        preference == ReturnPreference.Representation ? changed.Body : null,
        preference == ReturnPreference.OperationOutcome ? FhirResults.Done(changed) : null);

    public static EntryAnswer Of(IReadOnlyList<Fault> faults) => new(FhirResults.Status(faults[0].Kind), null, null, null, null, FhirResults.OperationOutcome(faults));

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        if (Resource is not null)
        {
            json.WritePropertyName("resource"u8);
            json.WriteRawValue(Resource, skipInputValidation: true);
        }

        json.WriteStartObject("response"u8);
        json.WriteString("status"u8, Status switch { 200 => "200 OK", 201 => "201 Created", 204 => "204 No Content", 304 => "304 Not Modified", _ => Status.ToString(CultureInfo.InvariantCulture) });
        if (Location is not null)
        {
            json.WriteString("location"u8, Location);
        }

        if (Version is { } version)
        {
            json.WriteString("etag"u8, FhirResults.ETag(version));
        }

        if (At is { } at)
        {
            json.WriteString("lastModified"u8, ResourceTemplate.Instant(at));
        }

        if (Outcome is not null)
        {
            json.WritePropertyName("outcome"u8);
            json.WriteRawValue(Outcome, skipInputValidation: true);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
