using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.Search;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Storage;

/// <summary>
/// Makes the index of a store anew from the resources themselves when its rows are in an older form. One part is one transaction, so a
/// rebuild that is cut off goes on where it stopped. Nothing but the index is touched: versions, history and journal stay as they are.
/// </summary>
public sealed class IndexRebuild(Database database)
{
    // 1: each value under each of its parameters. 2: a value once (docs/adr/0008).
    internal const int Form = 2;

    /// <summary>Rebuilds what has to be; the number of parts (0 to 257) that were. Must not run beside a writer that uses an older form.</summary>
    /// <param name="progress">Told how many of the 257 parts are done.</param>
    public async Task<int> Run(IProgress<int>? progress = null)
    {
        var extractor = new Lazy<IndexExtractor>(() => new IndexExtractor(FhirDefinitions.R4, new LocalReferences(FhirDefinitions.R4)));
        var (done, rebuilt) = await database.Write(session =>
        {
            var parts = IndexFormTable.Done(session, Form);
            if (parts.Count > 0)
            {
                return (parts, 0);
            }

            if (IndexFormTable.IsStoreEmpty(session))
            {
                foreach (var part in Parts)
                {
                    IndexFormTable.Put(session, part, Form);
                }

                return (IndexFormTable.Done(session, Form), 0);
            }

            // Another server may be starting on the same store: whoever holds the head goes first, here and with each part.
            PartWriter.Open(session, Part.Place);
            parts = IndexFormTable.Done(session, Form);
            if (parts.Count > 0)
            {
                return (parts, 0);
            }

            new IndexKnowledge(extractor.Value).Load(session);

            // The first of the rebuild; with it the first part, so that what is left of one that was cut off is never taken for whole.
            IndexFormTable.ForgetLookups(session);
            Rebuild(session, Part.Place, extractor.Value);
            return (new HashSet<int> { Part.Place }, 1);
        });
        foreach (var part in Parts.Except(done).ToList())
        {
            var isMine = await database.Write(session =>
            {
                PartWriter.Open(session, part);
                if (IndexFormTable.Done(session, Form).Contains(part))
                {
                    return false;
                }

                new IndexKnowledge(extractor.Value).Load(session);
                Rebuild(session, part, extractor.Value);
                return true;
            });
            done.Add(part);
            rebuilt += isMine ? 1 : 0;
            progress?.Report(done.Count);
        }

        return rebuilt;
    }

    private static IEnumerable<int> Parts => Enumerable.Range(Part.Place, Part.Count + 1);

    private static void Rebuild(Session session, int part, IndexExtractor extractor)
    {
        IndexFormTable.ForgetPart(session, part);
        foreach (var person in IndexFormTable.PeopleOf(session, part))
        {
            PersonIndex.Differences(session, person, extractor, lookups: true).ForEach(c => c.Apply(session));
        }

        IndexFormTable.Put(session, part, Form);
    }
}
