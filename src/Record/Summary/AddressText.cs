using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>Addresses as one line. https://hl7.org/fhir/R4/datatypes.html#Address</summary>
internal static class AddressText
{
    /// <summary>The address on one line, parts joined by commas; null when the element holds none.</summary>
    public static string? Line(JsonElement address)
    {
        var parts = address.Items("line").Select(line => line.Text())
            .Append(address.Text("city")).Append(address.Text("district")).Append(address.Text("state"))
            .Append(address.Text("postalCode")).Append(HomeCountry(address.Text("country")))
            .Where(part => part is not null).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return parts.Count > 0 ? string.Join(", ", parts) : address.Text("text");
    }

    /// <summary>True for where the person lives now: not an old, billing or temporary address.</summary>
    public static bool IsCurrentHome(JsonElement address, DateTimeOffset now) =>
        address.Text("use") is null or "home"
        && address.Text("type") is not "postal"
        && address.Child("period").Moment("end")?.IsOverBy(now) != true;

    // Everyone here lives in the United Kingdom unless an address says otherwise.
    private static string? HomeCountry(string? country) =>
        country?.ToUpperInvariant() is "GB" or "GBR" or "UK" or "UNITED KINGDOM" or "ENGLAND" ? null : country;
}
