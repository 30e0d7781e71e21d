using System.Globalization;
using System.IO.Compression;
using Goldthread.Demo.Area;
using Goldthread.Kernel.Values;

namespace Goldthread.Demo.Tests.Area;

public sealed class WrenfieldTests
{
    [Fact]
    public void Place_AsDrawn_HasSevenNeighbourhoodsOf300Thousand()
    {
        Wrenfield.Neighbourhoods.Count.ShouldBe(7);
        Wrenfield.Neighbourhoods.Sum(n => n.Population).ShouldBe(Wrenfield.Population);
        Wrenfield.SmallAreas.Count.ShouldBe(189);
        Wrenfield.SmallAreas.Select(a => a.Code).ShouldBeUnique();
        Wrenfield.SmallAreas.Select(a => a.DeprivationDecile).Distinct().Order().ShouldBe(Enumerable.Range(1, 10));
    }

    [Fact]
    public void Postcodes_OfThePlace_AreWellFormedUniqueAndNoRealPlace()
    {
        Wrenfield.Postcodes.Count.ShouldBe(1_890);
        Wrenfield.Postcodes.Select(p => p.Text).ShouldBeUnique();
        Wrenfield.Postcodes.ShouldAllBe(p => Postcode.Read(p.Text).Succeeded && !Postcode.Read(p.Text).Value.IsPlace);
        Wrenfield.Postcodes.ShouldAllBe(p => !p.Text.StartsWith("ZZ99", StringComparison.Ordinal));
    }

    [Fact]
    public void Boundaries_OfNeighbourhoods_AreClosedAndHoldTheirSmallAreas()
    {
        foreach (var neighbourhood in Wrenfield.Neighbourhoods)
        {
            neighbourhood.Boundary[0].ShouldBe(neighbourhood.Boundary[^1]);
            foreach (var area in Wrenfield.SmallAreasOf(neighbourhood))
                Inside(area.Centre, neighbourhood.Boundary).ShouldBeTrue($"{area.Name} in {neighbourhood.Name}");
        }
    }

    [Fact]
    public void Organisations_OfThePlace_HaveCodesThatAreWellFormedAndStartWithZz()
    {
        Organisations.All.Select(o => o.Code).ShouldBeUnique();
        Organisations.All.Select(o => o.Name).ShouldBeUnique();
        Organisations.All.ShouldAllBe(o => OdsCode.Read(o.Code).Succeeded && o.Code.StartsWith("ZZ", StringComparison.Ordinal));
    }

    [Fact]
    public void Telephones_OfThePlace_AreKeptForDrama() =>
        Organisations.All.Select(o => o.Phone).Concat(Workforce.All.Select(s => s.Phone))
            .ShouldAllBe(p => p.StartsWith("01632 960", StringComparison.Ordinal) && p.Length == 12);

    [SkippableFact]
    public void Organisations_OfThePlace_ShareNoNameOrCodeWithARealPractice()
    {
        var shared = Environment.GetEnvironmentVariable("GOLDTHREAD_SHARED") ?? Path.Combine(Root(), "..", "shared");
        var file = Path.Combine(shared, "data", "ukref", "ods_epraccur_gp_practices.csv.gz");
        Skip.IfNot(File.Exists(file), "The shared folder with the list of GP practices is not here.");
        using var text = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        var names = Organisations.All.Select(o => o.Name.ToUpper(CultureInfo.InvariantCulture)).ToHashSet();
        var codes = Organisations.All.Select(o => o.Code).ToHashSet();
        var read = 0;
        while (text.ReadLine() is { } line)
        {
            var columns = line.Split(',').Select(c => c.Trim('"')).ToArray();
            codes.ShouldNotContain(columns[0]);
            names.ShouldNotContain(columns[1]);
            read++;
        }

        read.ShouldBeGreaterThan(10_000);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "global.json")))
            folder = folder.Parent;
        return folder?.FullName ?? AppContext.BaseDirectory;
    }

    // Ray casting: a point is inside when a line from it crosses the border an odd number of times.
    private static bool Inside(Coordinate point, IReadOnlyList<Coordinate> border)
    {
        var inside = false;
        for (var i = 1; i < border.Count; i++)
        {
            var (a, b) = (border[i - 1], border[i]);
            if ((a.Latitude > point.Latitude) != (b.Latitude > point.Latitude)
                && point.Longitude < ((b.Longitude - a.Longitude) * (point.Latitude - a.Latitude) / (b.Latitude - a.Latitude)) + a.Longitude)
                inside = !inside;
        }

        return inside;
    }
}
