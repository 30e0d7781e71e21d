namespace Goldthread.Architecture;

public sealed class SqlPlacesTests
{
    [Fact]
    public void Sql_OfTheProduct_StandsInItsPlaces()
    {
        SourceTree.ProductCode.SelectMany(SqlPlaces.Of).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("select id, name from record_person where part = @part")]
    [InlineData("SELECT * FROM t")]
    [InlineData("with x as (select 1 as a from t) delete from t")]
    [InlineData("insert into t (a) values (@a)")]
    [InlineData("insert or ignore into t (a) values (@a)")]
    [InlineData("update t set a = @a")]
    [InlineData("update t as x set a = @a")]
    [InlineData("delete from t where a = 1")]
    [InlineData("create table t (a text)")]
    [InlineData("create unique index i on t (a)")]
    [InlineData("drop table t")]
    public void Of_SqlInAService_IsFound(string sql)
    {
        SqlPlaces.Of(new SourceFile("src/Record/People/PersonService.cs", $"var q = \"{sql}\";")).Count().ShouldBe(1);
        SqlPlaces.Of(new SourceFile("src/Record/People/PersonTable.cs", $"var q = \"{sql}\";")).ShouldBeEmpty();
    }

    [Fact]
    public void Of_SqlInARawOrInterpolatedString_IsFound()
    {
        SqlPlaces.Of(new SourceFile("src/Record/A.cs", "var q = $\"\"\"\n    select {columns}\n    from {table}\n    \"\"\";")).Single().Line.ShouldBe(1);
    }

    [Theory]
    [InlineData("Select a reason from the list")]
    [InlineData("You can select more than one service from this page")]
    [InlineData("Delete from your record")]
    [InlineData("update the plan and set a date")]
    [InlineData("Create a table of services")]
    public void Of_EnglishSentence_IsNotTakenForSql(string sentence)
    {
        SqlPlaces.Of(new SourceFile("src/Record/A.cs", $"var s = \"{sentence}\"; // select a from b")).ShouldBeEmpty();
    }
}
