namespace Goldthread.Architecture;

public sealed class CSharpTextTests
{
    [Theory]
    [InlineData("""Call(); // Other()""", "Call();")]
    [InlineData("""Call(/* Other() */ 1);""", "Call( 1);")]
    [InlineData("""Call("Other()");""", "Call();")]
    [InlineData("""Call('"', Next());""", "Call(, Next());")]
    [InlineData("""Call('\'', Next());""", "Call(, Next());")]
    [InlineData("""Call("a\"Other()", Next());""", "Call(, Next());")]
    [InlineData("""Call(@"a\", Next());""", "Call(, Next());")]
    [InlineData("""Call(@"a""Other()", Next());""", "Call(, Next());")]
    [InlineData("""Call($"a{Hole()}b");""", "Call(Hole());")]
    [InlineData("""Call($"{{Other()}}");""", "Call();")]
    [InlineData("""Call($"{x["Other()"]}", Next());""", "Call(x[], Next());")]
    [InlineData("""Call($"{new { A = 1 }}", Next());""", "Call(new { A = 1 }, Next());")]
    [InlineData("""Call(@class, Next());""", "Call(@class, Next());")]
    public void Code_CommentsAndStrings_AreTakenOut(string text, string code)
    {
        string.Concat(CSharpText.Read(text).Code.Where(c => c != ' ')).ShouldBe(string.Concat(code.Where(c => c != ' ')));
    }

    [Fact]
    public void Code_RawStrings_AreTakenOutWithTheirQuotes()
    {
        const string Text = "var a = \"\"\"\n  select \"x\" from t\n  \"\"\"; Next($$\"\"\"{ {{Hole()}} }\"\"\");";

        var read = CSharpText.Read(Text);

        read.Code.ShouldContain("Next(");
        read.Code.ShouldContain("Hole()");
        read.Code.ShouldNotContain("select");
        read.Literals[0].Text.ShouldContain("select \"x\" from t");
        read.Literals[1].Text.ShouldBe("{ {} }");
    }

    [Fact]
    public void Code_AnyText_KeepsItsLengthAndLines()
    {
        const string Text = "/* a\n b */ Call(\"x\"); // c\nNext();";

        var code = CSharpText.Read(Text).Code;

        code.Length.ShouldBe(Text.Length);
        code.IndexOf("Next", StringComparison.Ordinal).ShouldBe(Text.IndexOf("Next", StringComparison.Ordinal));
    }

    [Fact]
    public void Literals_EachKind_HaveTheirText()
    {
        CSharpText.Read("""f("a\nb", @"c""d", $"e{1}f", "")""").Literals.Select(l => l.Text).ShouldBe(["a\nb", "c\"d", "e{}f", ""]);
    }
}
