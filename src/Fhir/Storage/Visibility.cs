using System.Text.Json;
using Goldthread.Fhir.Search;
using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Storage;

/// <summary>Whether one resource is in sight.</summary>
internal static class Visibility
{
    /// <summary>A row of a person or of the place.</summary>
    public static bool Of(Session session, Sight sight, IndexExtractor extractor, string type, PersonKey person, long row) =>
        sight.Everything || (person.IsPlace
            ? OfPlaceRow(session, sight, extractor, type, person, row)
            : sight.Sees(RelationshipTable.Viewers(session, person)));

    /// <summary>
    /// What the place holds: shared types for everyone, but a Subscription for the organisation that wrote it; what is about several people when all of them are in sight; what should be
    /// about a person and names none, for those who see everything.
    /// </summary>
    public static bool OfPlaceRow(Session session, Sight sight, IndexExtractor extractor, string type, PersonKey person, long row)
    {
        if (sight.Everything)
        {
            return true;
        }

        if (Links.IsShared(type))
        {
            // A Subscription names the people that somebody watches, and may hold the key to their door: it is for those who wrote it.
            return type != "Subscription" || (VersionTable.Find(session, person, row) is { } written && sight.Sees([written.Source]));
        }

        // Who may see that it was deleted, and its history: those who saw what it was.
        var version = VersionTable.Find(session, person, row);
        while (version is { Body: null, Prior: not 0 })
        {
            version = VersionTable.Find(session, person, version.Prior);
        }

        if (version is not { Body: { } body })
        {
            return false;
        }

        using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = Json.FhirJson.MaxDepth });
        var patient = extractor.References.Number("Patient");
        var people = extractor.Extract(json.RootElement, type, DateTimeOffset.FromUnixTimeMilliseconds(version.At)).People;
        return people.Count > 0 && people.All(id => Locator.Person(session, patient, id) is { } key && sight.Sees(RelationshipTable.Viewers(session, key)));
    }
}
