using System.IO.Compression;
using System.Text;
using Goldthread.Kernel.Acts;
using Goldthread.Population.Reference;
using Goldthread.Support;

namespace Goldthread.Population.Tests.Reference;

/// <summary>Small made files for every way in which a file can be wrong, and what becomes of versions.</summary>
public sealed class ReferenceImportTests
{
    private const string Header = "lsoa21_code,lsoa21_name,ward24_code,ward24_name,ltla24_code,ltla24_name\n";
    private const string First = "Z01000001,East 1,ZZW1,East,Z06000001,Wren\n";
    private const string Second = "Z01000002,East 2,ZZW1,East,Z06000001,Wren\n";

    [DatabaseTheory]
    public async Task Load_TheSameVersionAgain_ChangesNothing(DatabaseKind kind)
    {
        await using var store = await Loaded.Start(kind);
        var first = (await store.LoadText("a.csv", Header + First + Second)).Value;
        store.Clock.Now = store.Clock.Now.AddDays(1);

        var again = (await store.LoadBytes("b.csv.gz", Packed(Header + First + Second))).Value;

        (first.IsUnchanged, first.Read, first.Kept, first.Refusals.Count).ShouldBe((false, 2, 2, 0));
        (again.IsUnchanged, again.SetNumber).ShouldBe((true, first.SetNumber));
        (await store.Book.Sets()).ShouldHaveSingleItem().File.ShouldBe("a.csv");
        (await Acts(store)).ShouldBe(1);
    }

    [DatabaseTheory]
    public async Task Load_ANewerVersion_TakesThePlaceAndTheOlderStaysNamed(DatabaseKind kind)
    {
        await using var store = await Loaded.Start(kind);
        var old = (await store.LoadText("a.csv", Header + First + Second)).Value;
        var before = await store.Book.Now();
        store.Clock.Now = store.Clock.Now.AddDays(1);

        var now = (await store.LoadText("a.csv", Header + Second + "Z01000003,West 1,ZZW2,West,Z06000001,Wren\n")).Value;

        var sets = await store.Book.Sets();
        sets.Count.ShouldBe(2);
        sets.Single(s => s.Number == old.SetNumber).ReplacedAt.ShouldBe(store.Clock.Now);
        sets.Single(s => s.Number == now.SetNumber).ReplacedAt.ShouldBeNull();
        var after = await store.Book.Now();
        (after.Lsoa("Z01000001"), after.Lsoa("Z01000003")!.Value.Ward).ShouldBe((null, "ZZW2"));
        (before.Count, before.Lsoa("Z01000001")!.Value.Council).ShouldBe((2, "Z06000001"));
        after.Version.ShouldBeGreaterThan(before.Version);
    }

    [Fact]
    public async Task Load_DuplicateLsoas_AreRefusedWithTheLinesOfBothAndTheRestIsKept()
    {
        await using var store = await Loaded.Start();
        await store.LoadText("a.csv", Header + First + Second);

        var report = (await store.LoadText("b.csv", Header + First + "Z01000003,N,ZZW1,East,Z06000001,Wren\n" + First.Replace("ZZW1", "ZZW9", StringComparison.Ordinal) + "Z01000003,N,ZZW1,East,Z06000001,Wren\n")).Value;

        report.Refusals.ShouldBe(
        [
            new(2, "Z01000001 is in line 2 and again in line 4, with different content; neither is taken"),
            new(4, "Z01000001 is in line 4 and before in line 2, with different content; neither is taken"),
            new(5, "Z01000003 is said again, as in line 3"),
        ]);
        var geography = await store.Book.Now();
        geography.Lsoa("Z01000001")!.Value.Ward.ShouldBe("ZZW1", "what the older version said stays");
        geography.Lsoa("Z01000002").ShouldNotBeNull();
        geography.Lsoa("Z01000003").ShouldNotBeNull();
        (await store.LoadText("c.csv", Header + Second)).Value.Kept.ShouldBe(1);
        (await store.Book.Now()).Count.ShouldBe(1, "a version without refusals takes away what all older ones said");
    }

    [Fact]
    public async Task Load_AColumnMissing_NamesItAndTheLayout()
    {
        await using var store = await Loaded.Start();

        var fault = (await store.LoadText("a.csv", "lsoa21_code,lsoa21_name,ward24_code,ward24_name,ltla24_name\nZ01000001,East 1,ZZW1,East,Wren\n")).Fault;

        fault.Path.ShouldBe("council code");
        fault.Message.ShouldContain("\"Lookup of LSOA 2021 to ward and council\", and the column \"council code\" is missing");
        (await store.Book.Sets()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("x,y\n1,2\n", "has none of the layouts that are known")]
    [InlineData("", "is empty")]
    [InlineData("{\"type\":\"FeatureCollection\"}", "has no \"features\"")]
    [InlineData("{\"features\":[{\"properties\":{\"NAME\":\"x\"}}]}", "no property that holds the code of an area")]
    [InlineData("{\"features\":", "is no JSON")]
    [InlineData("lsoa21_code,total_population\nZ01000001,5\n", "does not say of which year it is")]
    [InlineData(Header + "Z01000001,East 1\n", "none of its 1 rows could be taken. The first, in line 2: has 2 columns and not 6")]
    public async Task Load_AFileThatIsNoneOfThese_IsAFault(string content, string says)
    {
        await using var store = await Loaded.Start();

        (await store.LoadText("some.csv", content)).Fault.Message.ShouldContain(says);

        (await store.Book.Sets()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Load_AWorkbookOrADamagedArchive_IsAFaultInPlainWords()
    {
        await using var store = await Loaded.Start();
        var packed = Packed(Header + First + Second);
        packed[^6] ^= 0x55;
        packed[20] ^= 0xff;

        (await store.LoadBytes("w.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1])).Fault.Message.ShouldContain("is a workbook");
        (await store.LoadBytes("d.csv.gz", packed)).Succeeded.ShouldBeFalse();
        (await store.Load("no-such-file.csv")).Fault.Message.ShouldContain("There is no file");
    }

    [Theory]
    [InlineData("Z0100 0001,East 1,ZZW1,East,Z06000001,Wren", "lsoa21 code is no code: \"Z0100 0001\"")]
    [InlineData(",East 1,ZZW1,East,Z06000001,Wren", "lsoa21 code is empty")]
    [InlineData("Z01000003,East 1,ZZW1,East,NA,Wren", "council code is empty")]
    [InlineData("Z01000003,East 1,ZZW1,East", "has 4 columns and not 6")]
    public async Task Load_ARowThatIsWrong_IsRefusedWithItsLineAndColumn(string row, string reason)
    {
        await using var store = await Loaded.Start();

        var report = (await store.LoadText("a.csv", Header + First + row + "\n" + Second)).Value;

        report.Refusals.ShouldHaveSingleItem().ShouldBe(new ReferenceRefusal(3, reason));
        report.Kept.ShouldBe(2);
    }

    [Fact]
    public async Task Load_AnOlderEdition_DoesNotReplaceANewerOne()
    {
        await using var store = await Loaded.Start();
        await store.LoadText("a.csv", "ltla23_code,ltla23_name,utla23_code,utla23_name\nE07000001,A,E10000001,B\n");

        var fault = (await store.LoadText("b.csv", "ltla20_code,ltla20_name,utla20_code,utla20_name\nE07000001,A,E10000009,C\n")).Fault;

        fault.Message.ShouldContain("of the edition of 2020, and a.csv, of 2023, is loaded");
        (await store.Book.Sets()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Load_OfTwoSources_KeepsBoth()
    {
        await using var store = await Loaded.Start();
        await store.LoadText("a.csv", Header + First, "demo place");

        await store.LoadText("b.csv", Header + Second);

        (await store.Book.Now()).Count.ShouldBe(2);
        (await store.Book.Sets()).ShouldAllBe(s => s.ReplacedAt == null);
    }

    [Theory]
    [InlineData("pcd7,pcd8,pcds,dointr,doterm,lsoa21cd")]
    [InlineData("pcd,pcd2,pcds,dointr,doterm,lsoa21")]
    public async Task Postcodes_OfTheDirectorysHeaders_LeadToTheirLsoa(string header)
    {
        await using var store = await Loaded.Start();
        await store.LoadText("a.csv", Header + First);

        var report = (await store.LoadText("ONSPD.csv", header + "\n\"ZZ1  1AA\",\"ZZ1  1AA\",\"ZZ1 1AA\",198001,,Z01000001\nBT1 1AA,BT1 1AA,BT1 1AA,198001,,N99999999\nX,X,nowhere,198001,,Z01000001\n")).Value;

        (report.Kept, report.Passed, report.Refusals.Single().Reason).ShouldBe((1, 1, "pcds is no postcode: \"nowhere\""));
        var postcode = Kernel.Values.Postcode.Parse("zz11aa");
        (await store.Book.LsoaOf(postcode)).ShouldBe("Z01000001");
        var lookup = await store.Book.Postcodes(await store.Book.Now());
        (lookup.Count, lookup.Find(postcode), lookup.Find(Kernel.Values.Postcode.Parse("ZZ1 1AB"))).ShouldBe((1, 0, -1));
    }

    [Fact]
    public async Task Published_Values_AreKeptAsPrintedAndWhyThereIsNone()
    {
        await using var store = await Loaded.Start();
        const string Ascof = "Geographical Code,Geographical Description,Geographical Level,ONS Code,ASCOF Measure Code,Disaggregation Level,Measure Type,Measure Value\n";

        var report = (await store.LoadText("ascof_2020-21_x.csv", Ascof + "1,A,Council,E10000006,2B1,Total,Outcome,79.10\n1,B,Council,E10000007,2B1,Total,Outcome,[c]\n1,C,Council Type,,2B1,Total,Outcome,80\n1,D,Council,E10000008,2B1,Total,Outcome,about 5\n")).Value;

        (report.Kept, report.Passed, report.Refusals.Single().Line).ShouldBe((2, 1, 5));
        (await store.Book.Published("ascof", "2B1", "Total", "Outcome")).ShouldBe([new PublishedValue("E10000006", "2020-21", 79.1, ""), new PublishedValue("E10000007", "2020-21", null, "[c]")]);
    }

    private static ValueTask<int> Acts(Loaded store) => store.Database.Read(s => s.Statement("select count(*) from kernel_journal where part = @part").Set("part", Part.Place).First(r => r.GetInt32(0), 0));

    private static byte[] Packed(string text)
    {
        using var to = new MemoryStream();
        using (var gzip = new GZipStream(to, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return to.ToArray();
    }
}
