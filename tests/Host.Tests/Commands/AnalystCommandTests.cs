namespace Goldthread.Host.Tests.Commands;

/// <summary>The commands that need no store, as an analyst types them.</summary>
public sealed class AnalystCommandTests
{
    [Fact]
    public async Task Score_OfCodesOnStandardInput_WritesARowForEachPerson()
    {
        var (exit, text, _) = await GoldthreadProcess.RunOn("id,code\n1,F05.1\n1,I50\n2,E11.9\n", "score", "hfrs");

        exit.ShouldBe(0);
        var lines = text.Trim().Split('\n');
        lines[0].ShouldStartWith("id,score,band,");
        lines.Length.ShouldBe(3);
        lines[1].ShouldStartWith("1,");
    }

    [Fact]
    public async Task Quality_OfClientLevelData_NamesTheRowAndTheFieldAndNoValue()
    {
        var (exit, text, error) = await GoldthreadProcess.RunOn("LA Code,Client Type,Event Type,Gender,Postcode\n999,Service User,Service,Secret,Hidden Lane\n", "quality", "cld");

        exit.ShouldBe(1);
        text.ShouldContain("2,,Date of Birth,-1,");
        text.ShouldNotContain("Hidden Lane");
        error.ShouldNotContain("Hidden Lane");
        error.ShouldContain("1 rows, 0 passed every field, 1 without a person");
    }

    [Fact]
    public async Task Quality_OfAFileWithoutItsColumns_SaysWhichAreMissing()
    {
        var (exit, _, error) = await GoldthreadProcess.RunOn("a,b\n1,2\n", "quality", "cld");

        exit.ShouldBe(1);
        error.ShouldContain("there is no column \"LA Code\"");
        (await GoldthreadProcess.Run("quality", "csds")).Exit.ShouldBe(2);
        (await GoldthreadProcess.Run("quality", "--help")).Out.ShouldContain("goldthread quality cld < rows.csv");
    }

    [Fact]
    public async Task Risk_OfAFileThatIsWrong_NamesTheLines()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("goldthread-risk-").FullName;
        try
        {
            var model = Path.Combine(folder, "model.txt");
            await File.WriteAllTextAsync(model, "model a version 1\ntitle A\nsource B\nintercept -2\noutcome has emergency_admission in the next 12 months\nterm 1 aeg >= 75 | Old\n");

            var (exit, _, error) = await GoldthreadProcess.Run("population", "risk", model, "--data", Path.Combine(folder, "data"));

            exit.ShouldBe(1);
            error.ShouldContain("Line 6:");
            (await GoldthreadProcess.Run("population", "risk", model, "--as-at", "tomorrow", "--data", Path.Combine(folder, "data"))).Exit.ShouldBe(2);
            (await GoldthreadProcess.Run("population", "refresh", "--data", Path.Combine(folder, "data"))).Out.ShouldContain("0 people as at ");
        }
        finally
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }
}
