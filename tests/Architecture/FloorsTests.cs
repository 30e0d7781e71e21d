namespace Goldthread.Architecture;

public sealed class FloorsTests
{
    [Fact]
    public void References_OfEveryProject_PointDown()
    {
        SourceTree.Product.Where(IsProject).SelectMany(Floors.OfReferences).ShouldBeEmpty();
    }

    [Fact]
    public void Names_OfEveryFile_PointDown()
    {
        SourceTree.Product.Where(f => f.IsCSharp || f.Path.EndsWith(".cshtml", StringComparison.Ordinal)).SelectMany(Floors.OfNames).ShouldBeEmpty();
    }

    [Fact]
    public void Solution_HoldsEveryProject()
    {
        var solution = SourceTree.File("Goldthread.slnx").Text;

        SourceTree.Files.Where(IsProject).Where(p => p.Path.StartsWith("src/", StringComparison.Ordinal) || p.Path.StartsWith("tests/", StringComparison.Ordinal))
            .Where(p => !solution.Contains($"\"{p.Path}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Fhir", "Record")]
    [InlineData("Fhir", "DesignSystem")]
    [InlineData("Kernel", "Fhir")]
    [InlineData("Population", "Coordination")]
    [InlineData("Funding", "Toolkit")]
    [InlineData("Demo", "Host")]
    [InlineData("Fhir", "Elsewhere")]
    public void OfReferences_NotDown_IsFound(string user, string used)
    {
        Floors.OfReferences(Project(user, $"<ProjectReference Include=\"../{used}/{used}.csproj\" />")).Count().ShouldBe(1);
    }

    [Theory]
    [InlineData("Record", "Fhir")]
    [InlineData("Toolkit", "Kernel")]
    [InlineData("Host", "Demo")]
    public void OfReferences_Down_IsAllowed(string user, string used)
    {
        Floors.OfReferences(Project(user, $"<ProjectReference Include=\"..\\{used}\\{used}.csproj\" />")).ShouldBeEmpty();
    }

    [Fact]
    public void OfReferences_ModuleWithoutFloor_IsFound()
    {
        Floors.OfReferences(Project("Helpers", "")).Count().ShouldBe(1);
    }

    [Fact]
    public void OfReferences_InternalsShownToAnotherModule_IsFound()
    {
        Floors.OfReferences(Project("Record", "<InternalsVisibleTo Include=\"Goldthread.Coordination\" />")).Count().ShouldBe(1);
        Floors.OfReferences(Project("Record", "<InternalsVisibleTo Include=\"Goldthread.Record.Tests\" />")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("src/Fhir/Bad.cs", "using Goldthread.Record;", 1)]
    [InlineData("src/Fhir/Bad.cs", "var x = Goldthread.Record.People.Find();", 1)]
    [InlineData("src/Fhir/Pages/Bad.cshtml", "@using Goldthread.Record", 1)]
    [InlineData("src/Fhir/Good.cs", "using Goldthread.Kernel;\n// like Goldthread.Record\nvar x = \"Goldthread.Record\";", 0)]
    public void OfNames_HigherFloor_IsFound(string path, string text, int found)
    {
        Floors.OfNames(new SourceFile(path, text)).Count().ShouldBe(found);
    }

    private static bool IsProject(SourceFile file) => file.Path.EndsWith(".csproj", StringComparison.Ordinal);

    private static SourceFile Project(string name, string items) =>
        new($"src/{name}/{name}.csproj", $"<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup>{items}</ItemGroup></Project>");
}
