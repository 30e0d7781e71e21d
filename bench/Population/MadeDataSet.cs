using Goldthread.Fhir.Storage;
using Goldthread.Population.DataSet;
using Goldthread.Population.Profiles;
using Goldthread.Population.Projection;
using Goldthread.Population.Registry;

namespace Goldthread.PopulationBench;

/// <summary>The whole data set with the product's own columns, at the density of the demo place: 12 contacts a person, three in four with their practice, conditions that come with age, measurements of many.</summary>
internal static class MadeDataSet
{
    /// <summary>Bytes of everything, and a whole place profile: every indicator of the registry by seven neighbourhoods, fifths and practices, counted and released.</summary>
    public static void Profile(int people)
    {
        var path = Path.Combine(Path.GetTempPath(), $"goldthread-everything-{people}.gtp");
        SegmentFile.Save(path, Make(people, 1), new ExtractStamp(MadePeople.On, DateTimeOffset.UnixEpoch, new Dictionary<int, long>(), new Dictionary<string, string>(StringComparer.Ordinal)));
        GC.Collect();
        var (segment, _) = SegmentFile.Open(path, DataColumns.All, out var why) ?? throw new InvalidOperationException(why);
        using var _ = segment;
        var snapshot = new PeopleSnapshot([new PeopleSlice(segment, default)], MadePeople.On, DateTimeOffset.UnixEpoch, FeedPosition.Start);
        var measures = new MeasureList(IndicatorRegistry.Own.All);
        long sum = 0;
        Timing.Report("place profile", $"{IndicatorRegistry.Own.All.Count} indicators counted, with everything they are part of", Timing.Of(50, () => sum = ProfileCounts.Of(snapshot, measures.All).ByArea.People.Sum(p => p.Sum())),
            new { people, measures = measures.All.Count, bytes_a_person = Math.Round(segment.Bytes / (double)people, 1), sum });
        File.Delete(path);
    }

    private static SegmentBuilder Make(int people, ulong seed)
    {
        var builder = new SegmentBuilder(DataColumns.All, people);
        var number = DataColumns.All.Select((c, i) => (c.Name, i)).ToDictionary(x => x.Name, x => x.i, StringComparer.Ordinal);
        var chance = new Chance(seed);
        for (var person = 0; person < people; person++)
        {
            builder.Next();
            var age = MadePeople.Age(ref chance);
            var decile = 1 + (int)chance.Below(10);
            builder.Key(number[DataColumns.Key], ((long)((long)person * 256 / people) << 48) | (uint)person);
            builder.Whole(number[DataColumns.Born], Days.Of(MadePeople.On.AddDays(-(int)((age * 365.2425) + chance.Below(365)) - 1)));
            if (chance.Unit() < 0.01) builder.Whole(number[DataColumns.Died], Day(ref chance, 900));
            builder.Small(number[DataColumns.Sex], (byte)(1 + chance.Below(2)));
            builder.Small(number[DataColumns.Ethnicity], (byte)(1 + chance.Below(16)));
            builder.Small(number[DataColumns.Decile], (byte)decile);
            builder.Small(number[DataColumns.Neighbourhood], (byte)(1 + chance.Below(MadePeople.Neighbourhoods)));
            builder.Whole(number[DataColumns.Practice], (ushort)(1 + chance.Below(MadePeople.Practices)));
            builder.Whole(number[DataColumns.Lsoa], (ushort)(1 + chance.Below(2000)));
            builder.Small(number[DataColumns.LongTermConditions], 1);
            builder.Small(number[DataColumns.Medicines], (byte)(1 + chance.Below(6)));
            Known(builder, number, age, Math.Exp((age - 65) * 0.055) * (1.4 - (0.08 * decile)), ref chance);
        }

        string[] Words(string letter, int count) => ["", .. Enumerable.Range(1, count).Select(i => $"{letter}{i:0000}")];
        builder.SetWords(number[DataColumns.Neighbourhood], Words("N", MadePeople.Neighbourhoods));
        builder.SetWords(number[DataColumns.Practice], Words("P", MadePeople.Practices));
        builder.SetWords(number[DataColumns.Lsoa], Words("L", 2000));
        return builder;
    }

    private static void Known(SegmentBuilder builder, Dictionary<string, int> number, int age, double weight, ref Chance chance)
    {
        foreach (var flag in new[] { DataColumns.CareHome, DataColumns.Carer, DataColumns.LivesAlone, DataColumns.OptedOut })
        {
            if (chance.Unit() < 0.02 + (0.03 * weight)) builder.Flag(number[flag]);
        }

        foreach (var measure in DataColumns.Measures)
        {
            if (chance.Unit() < 0.3 + (0.005 * age)) builder.Measure(number[measure.Name], MathF.Round((float)(20 + (chance.Unit() * 150)), measure.Name is "systolic" or "diastolic" or "hba1c" or "egfr" ? 0 : 1));
        }

        for (var i = 0; i < ConditionSets.Own.Kinds.Count; i++)
        {
            if (chance.Unit() >= weight * (0.01 + (0.008 * (i % 10)))) continue;
            builder.Flag(number[DataColumns.Has(ConditionSets.Own.Kinds[i].Name)]);
            builder.Event(number[ConditionSets.Own.Kinds[i].Name], Day(ref chance, 7000));
        }

        for (var i = chance.Times(8 + (12 * weight)); i > 0; i--)
        {
            var day = Day(ref chance, 1096);
            builder.Event(number[DataColumns.Contact], day, 5 + (int)chance.Below(40));
            if (chance.Unit() < 0.77) builder.Event(number[DataColumns.PracticeContact], day);
            if (chance.Unit() < 0.04) builder.Event(number[DataColumns.HomeVisit], day);
        }

        for (var i = chance.Times(0.5 * weight); i > 0; i--)
        {
            var day = Day(ref chance, 1096);
            builder.Event(number[DataColumns.HospitalDays], day, 1 + (int)chance.Below(12));
            builder.Event(number[DataColumns.BedDays], First(day), 1 + (int)chance.Below(12));
            builder.Event(number[chance.Below(2) == 0 ? DataColumns.EmergencyAdmission : DataColumns.PlannedAdmission], day);
        }

        if (chance.Unit() < 0.02 * weight)
        {
            builder.Flag(number[DataColumns.ServiceCommunity]);
            for (var month = 0; month < 24; month++)
            {
                builder.Event(number[DataColumns.CareHours], First(Days.Of(MadePeople.On.AddMonths(-month))), 20 + (int)chance.Below(100));
                builder.Event(number[DataColumns.CareCost], First(Days.Of(MadePeople.On.AddMonths(-month))), 500 + (int)chance.Below(2000));
            }
        }

        foreach (var (column, expected) in new[] { (DataColumns.EmergencyDepartment, 1.0), (DataColumns.Prescription, 0.8), (DataColumns.Referral, 0.3) })
        {
            for (var i = chance.Times(expected); i > 0; i--) builder.Event(number[column], Day(ref chance, 1096));
        }
    }

    private static ushort First(ushort day) => Days.Of(CareReading.First(Days.Date(day)!.Value));

    private static ushort Day(ref Chance chance, int days) => Days.Of(MadePeople.On.AddDays(-(int)chance.Below(days)));
}
