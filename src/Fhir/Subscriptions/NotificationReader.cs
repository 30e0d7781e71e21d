using Goldthread.Fhir.Interactions;
using Goldthread.Fhir.Search;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Subscriptions;

/// <summary>Reads the content of events for whoever is told of them, as an act of reading.</summary>
internal sealed class NotificationReader(Database database, IndexExtractor extractor, FhirServices fhir)
{
    // A larger resource is named and not sent; a notification takes no further event beyond this.
    private const int MostBytes = 2 << 20;

    /// <summary>
    /// Events of a subscription in order, as many as one notification may hold. Sight is asked again, and each person is named in the read
    /// journal before this returns.
    /// </summary>
    public async Task<IReadOnlyList<ToldEvent>> Read(string subscription, long from, long until, int most, PayloadContent content, Sight sight, CancellationToken cancel)
    {
        var told = await database.Read(session =>
        {
            var events = new List<ToldEvent>();
            var size = 0;
            foreach (var row in NotificationTable.Between(session, subscription, from, until, most))
            {
                var next = Told(session, row, content, sight);
                if (events.Count > 0 && size + (next.Body?.Length ?? 0) > MostBytes)
                {
                    break;
                }

                size += next.Body?.Length ?? 0;
                events.Add(next);
            }

            return events;
        }, cancel);
        foreach (var person in told.Where(t => t.Name is not null).Select(t => t.Row.Person).Distinct())
        {
            await fhir.Journal(sight, $"notify Subscription/{subscription}", person.IsPlace ? null : person);
        }

        return told;
    }

    private ToldEvent Told(Session session, NotificationRow row, PayloadContent content, Sight sight)
    {
        var type = extractor.References.Name(row.Type);
        var version = VersionTable.Find(session, row.Person, row.Row);
        if (version is null || !new SightIn(session, sight, extractor).Sees(type, row.Person, row.Row))
        {
            return new ToldEvent(row, null, null);
        }

        return new ToldEvent(row, $"{type}/{row.Id}", content == PayloadContent.FullResource && version.Body?.Length <= MostBytes ? version.Body : null);
    }
}
