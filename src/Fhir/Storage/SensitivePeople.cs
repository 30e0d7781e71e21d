using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.Search;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Storage;

/// <summary>
/// People whom it would put in danger if anyone learned where they live: those whom a source labels, or the national register marks as sensitive. No
/// place, telephone number or practice of theirs is in any answer, page, export or index row, whoever asks (domain rule B1, 7): <see cref="Whereabouts"/>
/// leaves them out where the store reads a version.
/// </summary>
public static class SensitivePeople
{
    /// <summary>True when this record's person is sensitive. One statement, by primary key.</summary>
    public static bool Is(Session session, PersonKey key) => SensitiveTable.Any(session, key);

    /// <summary>On what grounds.</summary>
    public static IReadOnlyList<SensitiveGround> Of(Session session, PersonKey key) => SensitiveTable.Of(session, key);

    /// <summary>Makes a ground hold or not. What the record is found by changes with it, in the same transaction.</summary>
    /// <param name="session">A session that may write to the person's part.</param>
    /// <param name="key">The record.</param>
    /// <param name="ground">One ground; <see cref="SensitiveGround.Labelled"/> follows the Patient and is not set here.</param>
    /// <param name="holds">Whether it holds.</param>
    public static void Set(Session session, PersonKey key, SensitiveGround ground, bool holds)
    {
        var before = SensitiveTable.Of(session, key);
        if (before.Contains(ground) == holds)
        {
            return;
        }

        // Whoever writes to this person meanwhile would index what must not be found.
        PartWriter.Open(session, key.Part);
        SensitiveTable.Set(session, key, ground, holds);
        if (before.Exists(g => g != ground))
        {
            return;
        }

        var extractor = new IndexExtractor(FhirDefinitions.R4, new LocalReferences(FhirDefinitions.R4));
        new IndexKnowledge(extractor).Load(session);
        Reindex(session, key, extractor);
    }

    /// <summary>Sets what the label of the person's own Patient says; true when the person is sensitive now and was not, or the other way.</summary>
    internal static bool SetLabel(Session session, PersonKey key, bool holds)
    {
        var before = SensitiveTable.Of(session, key);
        if (before.Contains(SensitiveGround.Labelled) == holds)
        {
            return false;
        }

        SensitiveTable.Set(session, key, SensitiveGround.Labelled, holds);
        return !before.Exists(g => g != SensitiveGround.Labelled);
    }

    /// <summary>Makes the person's index rows say what their versions say now.</summary>
    internal static void Reindex(Session session, PersonKey key, IndexExtractor extractor) =>
        PersonIndex.Differences(session, key, extractor, lookups: false).ForEach(c => c.Apply(session));
}
