namespace Goldthread.Architecture;

public sealed class StatementsTests
{
    private static readonly IReadOnlyList<DeclaredTable> Tables = SchemaText.Tables(
    [
        new SourceFile("src/Record/Schema/0001-x.sql", """
            -- table: person
            create table record_item (part integer not null, id text not null, primary key (part, id));
            -- table: person
            create table record_key (part integer not null, id text not null, primary key (part, id));
            -- table: lookup
            create table record_name (name text not null primary key, part integer not null);
            """),
    ]);

    [Fact]
    public void Statements_OfTheProduct_SayThePart()
    {
        var tables = SchemaText.Tables(SourceTree.Product.Where(f => f.Path.EndsWith(".sql", StringComparison.Ordinal)));

        SourceTree.ProductCode.SelectMany(f => Statements.Of(f, tables)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("select id from record_item where id = @id")]
    [InlineData("select part, id from record_item order by part")]
    [InlineData("select i.id from record_item i join record_key k on k.part = i.part and k.id = i.id where i.part = @part")]
    [InlineData("select i.id from record_item i join record_key k on k.id = i.id where part = @part")]
    [InlineData("update record_item set id = @id where id = @old")]
    [InlineData("delete from record_item where id = @id")]
    [InlineData("insert into record_item (id, part) values (@id, @part)")]
    [InlineData("insert into record_item (part, id) values (@part, @id) on conflict (id) do nothing")]
    [InlineData("update record_item set part = @new where part = @part")]
    [InlineData("select i.id from record_item i join record_name n on n.part = i.part where i.part = @part and n.name = @name")]
    [InlineData("with w as (delete from record_key where part = @part returning id) insert into record_item (part, id) select @part, id from w")]
    [InlineData("select i.id from record_item i join unnest(@parts) p on p = i.part where i.part = any(@parts)")]
    public void Of_StatementThatManyMachinesWouldAnswer_IsFound(string sql)
    {
        Of($"const string Q = \"{sql}\";").ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("select id from record_item where part = @part and id = @id")]
    [InlineData("select id from record_item where part = any(@parts)")]
    [InlineData("select id from record_item i where i.part = @part")]
    [InlineData("select i.id from record_item i join record_key k on k.part = i.part where i.part = @part and k.part = @part")]
    [InlineData("update record_item set id = @id where part = @part")]
    [InlineData("insert into record_item (part, id) values (@part, @id) on conflict (part, id) do update set id = excluded.id")]
    [InlineData("select part from record_name where name = @name")]
    [InlineData("update record_name set part = @part where name = @name")]
    public void Of_StatementOfOnePart_IsAllowed(string sql)
    {
        Of($"const string Q = \"{sql}\";").ShouldBeEmpty();
    }

    [Fact]
    public void Of_EveryPartWithAReason_IsAllowedForThatStatementOnly()
    {
        const string Query = "\"select part, id from record_item order by part\";";

        Of($"// Every part, on purpose: run by an operator, by hand.\nconst string A = {Query}").ShouldBeEmpty();
        Of($"// Every part, on purpose: run by an operator, by hand.\nconst string A = {Query}\nconst string B = {Query}").Single().Line.ShouldBe(3);
    }

    private static IReadOnlyList<Violation> Of(string code) => [.. Statements.Of(new SourceFile("src/Record/Items/ItemTable.cs", code), Tables)];
}
