namespace Goldthread.Architecture;

public sealed class BannedCallsTests
{
    private const string Build = """
        <Project>
          <PropertyGroup><TreatWarningsAsErrors>true</TreatWarningsAsErrors></PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Microsoft.CodeAnalysis.BannedApiAnalyzers" PrivateAssets="all" />
            <AdditionalFiles Include="BannedSymbols.txt" />
          </ItemGroup>
        </Project>
        """;

    [Fact]
    public void List_OfTheRepository_IsComplete()
    {
        BannedCalls.OfList(SourceTree.File("BannedSymbols.txt")).ShouldBeEmpty();
    }

    [Fact]
    public void Build_OfTheRepository_RunsTheAnalyzer()
    {
        BannedCalls.OfBuild(SourceTree.File("Directory.Build.props")).ShouldBeEmpty();
    }

    [Fact]
    public void Ban_InNoFile_IsSwitchedOff()
    {
        SourceTree.Files.Where(f => f.IsProduct || f.Path.EndsWith(".props", StringComparison.Ordinal) || f.Name == ".editorconfig")
            .SelectMany(BannedCalls.OfSilence).ShouldBeEmpty();
    }

    [Fact]
    public void Code_OfTheProduct_MakesNoBannedCall()
    {
        SourceTree.ProductCode.SelectMany(BannedCalls.OfCode).ShouldBeEmpty();
    }

    [Fact]
    public void OfList_SymbolMissing_IsFound()
    {
        var list = SourceTree.File("BannedSymbols.txt").Text.Replace("P:System.DateTime.Now;", "P:System.DateTime.Kind;");

        BannedCalls.OfList(new SourceFile("BannedSymbols.txt", list)).Single().What.ShouldBe("does not list P:System.DateTime.Now.");
    }

    [Theory]
    [InlineData("BannedApiAnalyzers")]
    [InlineData("BannedSymbols.txt")]
    [InlineData("true")]
    public void OfBuild_PieceMissing_IsFound(string piece)
    {
        BannedCalls.OfBuild(new SourceFile("Directory.Build.props", Build)).ShouldBeEmpty();
        BannedCalls.OfBuild(new SourceFile("Directory.Build.props", Build.Replace(piece, "x"))).Count().ShouldBe(1);
    }

    [Theory]
    [InlineData("src/Record/A.cs", "#pragma warning disable RS0030", 1)]
    [InlineData("src/Record/Record.csproj", "<NoWarn>RS0030</NoWarn>", 1)]
    [InlineData(".editorconfig", "dotnet_diagnostic.RS0030.severity = none", 1)]
    [InlineData("src/Kernel/Acts/A.cs", "#pragma warning disable RS0030", 0)]
    [InlineData("src/Kernel/Kernel.csproj", "<NoWarn>RS0030</NoWarn>", 1)]
    [InlineData("src/Record/A.cs", "// RS0030 is on", 0)]
    public void OfSilence_OutsideKernel_IsFound(string path, string text, int found)
    {
        BannedCalls.OfSilence(new SourceFile(path, text)).Count().ShouldBe(found);
    }

    [Theory]
    [InlineData("var t = DateTime.Now;", 1)]
    [InlineData("var t = System.DateTimeOffset.UtcNow.Date;", 1)]
    [InlineData("var id = Guid.NewGuid();", 1)]
    [InlineData("var r = new Random();", 1)]
    [InlineData("var r = Random.Shared.Next();", 1)]
    [InlineData("Task.WaitAll(tasks);", 1)]
    [InlineData("var t = TimeProvider.System.GetUtcNow();", 1)]
    [InlineData("var s = $\"{DateTime.Today}\";", 1)]
    [InlineData("var t = (given ?? TimeProvider.System).GetUtcNow();", 0)]
    [InlineData("var r = new Random(seed); // not new Random()", 0)]
    [InlineData("var s = \"DateTime.Now\";", 0)]
    public void OfCode_BannedCall_IsFound(string code, int found)
    {
        BannedCalls.OfCode(new SourceFile("src/Record/A.cs", code)).Count().ShouldBe(found);
    }

    [Fact]
    public void OfCode_ClockOfTheMachine_IsNamedByTheHost()
    {
        BannedCalls.OfCode(new SourceFile("src/Host/Program.cs", "services.AddSingleton(TimeProvider.System);")).ShouldBeEmpty();
    }
}
