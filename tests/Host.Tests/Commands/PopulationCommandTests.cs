namespace Goldthread.Host.Tests.Commands;

/// <summary>Reference data as an operator loads it.</summary>
public sealed class PopulationCommandTests : IDisposable
{
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("goldthread-reference-").FullName;

    [Fact]
    public async Task Reference_OfAFolder_SaysWhatBecameOfEachFileAndPassesOverOthers()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "postcodes.csv"), "pcds,lsoa21\nZZ1 1AA,Z01000001\n");
        await File.WriteAllTextAsync(Path.Combine(_folder, "other.csv"), "a,b\n1,2\n");

        var (exit, text, _) = await Load(_folder);
        var again = await Load(Path.Combine(_folder, "postcodes.csv"));

        exit.ShouldBe(0);
        text.ShouldContain("postcodes.csv: ONS Postcode Directory (pcds and lsoa21). Set 1. 1 rows read, 1 kept, 0 refused");
        text.ShouldContain("Not loaded: other.csv has none of the layouts that are known");
        again.Out.ShouldContain("This version is here already; nothing was changed");
    }

    [Fact]
    public async Task Reference_WithARowThatIsWrong_ExitsWithOneAndNamesTheLine()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "postcodes.csv"), "pcds,lsoa21\nZZ1 1AA,Z01000001\nnowhere,Z01000001\n");

        var (exit, text, _) = await Load(Path.Combine(_folder, "postcodes.csv"));

        exit.ShouldBe(1);
        text.ShouldContain("refused, line 3: pcds is no postcode: \"nowhere\"");
        (await Load(Path.Combine(_folder, "missing.csv"))).Exit.ShouldBe(1);
        (await GoldthreadProcess.Run("population", "reference")).Exit.ShouldBe(2);
    }

    public void Dispose() => System.IO.Directory.Delete(_folder, recursive: true);

    private Task<(int Exit, string Out, string Error)> Load(string path) => GoldthreadProcess.Run("population", "reference", path, "--data", Path.Combine(_folder, "data"));
}
