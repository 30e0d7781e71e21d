using Goldthread.Population.Reference;
using Goldthread.Population.Reference.Areas;
using Goldthread.Support;
using Xunit.Abstractions;

namespace Goldthread.Population.Tests.Reference;

/// <summary>The real files, read where they lie.</summary>
public sealed class PublishedFilesTests(ITestOutputHelper output)
{
    private static readonly (string[] Path, int Read, int Kept)[] Files =
    [
        (["ukref", "lookup_lsoa21_ward24_ltla24.csv.gz"], 35_672, 35_672), (["ukref", "lookup_lsoa21_icb24.csv.gz"], 33_755, 33_755), (["ukref", "lookup_lsoa11_lsoa21_ltla22.csv.gz"], 35_795, 35_795),
        (["ukref", "imd2019_england_lsoa11.csv.gz"], 32_844, 32_844), (["ukref", "imd2025_england_lsoa21.csv.gz"], 33_755, 33_755), (["ukref", "lookup_ltla23_utla23.csv"], 318, 318),
        (["ukref", "lookup_ltla24_region24.csv"], 296, 296), (["ukref", "ods_epraccur_gp_practices.csv.gz"], 15_971, 15_971), (["ukref", "ods_epcn_core_partners.csv.gz"], 7_830, 7_830),
        (["ukref", "ods_etr_nhs_trusts.csv"], 218, 218), (["ukref", "population20_ltla21.csv"], 331, 331), (["ukref", "population20_utla20.csv"], 172, 172), (["ukref", "age_gender21_ltla21_ew.csv"], 331, 331),
        (["ukref", "la_statistical_peers.csv"], 3_256, 2_960), (["ukref", "ruc21_ltla24.csv"], 318, 318), (["outcomes", "ascof_2020-21_open_data_by_la.csv.gz"], 48_970, 47_495),
        (["outcomes", "oflog_asc_by_la_2015-23.csv"], 6_376, 6_376), (["outcomes", "trafford_and_peers", "care_homes_rating.csv"], 510, 510),
        (["ukref", "boundaries", "Integrated_Care_Boards_April_2023_EN.geo.json.gz"], 42, 42), (["ukref", "boundaries", "NHS_SubICB_April_2023_EN.geo.json.gz"], 106, 106),
        (["ukref", "boundaries", "Counties_and_Unitary_Authorities_December_2023_Boundaries_UK.geo.json.gz"], 218, 218),
    ];

    [SkippableFact]
    public async Task Lookups_OnPostgres_AreTakenWhole()
    {
        var paths = Files.Skip(1).Take(1).Concat(Files.Skip(5).Take(4)).Select(f => Loaded.Shared(f.Path)).ToList();
        await using var store = await Loaded.Start(DatabaseKind.Postgres);
        foreach (var path in paths) (await store.Load(path)).Value.Refusals.ShouldBeEmpty();

        var geography = await store.Book.Now();

        (geography.Count, geography.CodesOf(AreaKind.SubIcb).Count, geography.Practices.Count(p => p.IsOpen)).ShouldBe((33_755, 106, 6_750));
        geography.Practice("A81001")!.PcnCode.ShouldBe("U89141");
    }

    [SkippableFact]
    public async Task Files_AsPublished_AreTakenWholeAndMakeTheGeographyOfEngland()
    {
        var paths = Files.Select(f => Loaded.Shared(f.Path)).ToList();
        await using var store = await Loaded.Start();
        foreach (var (path, expected) in paths.Zip(Files))
        {
            var report = (await store.Load(path)).Value;
            output.WriteLine($"{report.File}: {report.Read:N0} read, {report.Kept:N0} kept, {report.Refusals.Count:N0} refused, {report.Passed:N0} passed over");
            (report.Read, report.Kept, report.Refusals.Count).ShouldBe((expected.Read, expected.Kept, 0), report.File);
        }

        var geography = await store.Book.Now();

        geography.CodesOf(AreaKind.System).Count(c => c.StartsWith('E')).ShouldBe(42);
        geography.CodesOf(AreaKind.SubIcb).Count.ShouldBe(106);
        geography.HealthAndWellbeingAreas.Count.ShouldBe(153);
        geography.CodesOf(AreaKind.Region).Count.ShouldBe(9);
        geography.CodesOf(AreaKind.Council).Count(c => c.StartsWith('E')).ShouldBe(296);
        geography.Practices.Count(p => p.IsOpen).ShouldBe(6_750);
        Deciles(geography, ImdYear.Imd2025).ShouldAllBe(n => n >= 3_375 && n <= 3_376);
        CityOfLondon(geography);
        geography.Areas(AreaKind.UpperCouncil).Single(a => a.Code == "E06000047").Residents.ShouldBe(533_149);
        (await store.Book.Outlines(AreaKind.System)).Count.ShouldBe(42);
        (await store.Book.PeersOf("E06000001")).First().ShouldBe("E06000003");
        (await store.Book.Residents(AreaKind.Council, "E06000047", 2020)).Sum(r => r.Persons).ShouldBe(533_149, "years of age add up to all");
        (await store.Book.Published("ascof", "2B1", "Total", "Outcome")).Single(v => v.Area == "E92000001").Value.ShouldBe(79.1);
        var known = Enumerable.Range(0, geography.Count).Count(i => geography.Deciles(ImdYear.Imd2019)[i] > 0);
        output.WriteLine($"{geography.Count:N0} LSOAs of 2021 with Wales; {known:N0} have a decile of 2019, the rest changed into or from LSOAs of different deciles");
        known.ShouldBe(33_683, "counted from the two files by another program: 31,810 kept their code, 1,873 have counterparts of one decile");
    }

    // The first LSOA of the list, as it stands in the files.
    private static void CityOfLondon(Geography geography)
    {
        var lsoa = geography.Lsoa("E01000001")!.Value;
        (lsoa.Name, lsoa.Council, lsoa.UpperCouncil, lsoa.Region, lsoa.Neighbourhood).ShouldBe(("City of London 001A", "E09000001", "E09000001", "E12000007", null));
        (geography.Decile("E01000001", ImdYear.Imd2019), geography.Decile("E01000001", ImdYear.Imd2025), geography.Decile("E01999999", ImdYear.Imd2025)).ShouldBe((9, 8, null));
        var practice = geography.Practice("A81001")!;
        (practice.Name, practice.PcnCode, practice.PcnName, practice.SubIcb).ShouldBe(("THE DENSHAM SURGERY", "U89141", "STOCKTON PCN", "16C"));
    }

    private static int[] Deciles(Geography geography, ImdYear year)
    {
        var counts = new int[11];
        foreach (var decile in geography.Deciles(year)) counts[decile]++;
        return counts[1..];
    }
}
