using Goldthread.Kernel.Data;

namespace Goldthread.Architecture.ScaleOut;

/// <summary>Rules 4 to 14 on every statement of the product, and each on a statement that breaks it.</summary>
public sealed class StatementRulesTests
{
    private static readonly Dictionary<string, TableDeclaration> Tables = new(StringComparer.Ordinal)
    {
        ["item"] = new("item", TableKind.Person, "part"),
        ["item_key"] = new("item_key", TableKind.Person, "part"),
        ["known"] = new("known", TableKind.Lookup, "name"),
        ["area"] = new("area", TableKind.Place, null),
    };

    private static readonly List<SourceFile> Code = [.. SourceTree.ProductCode];

    private static readonly IReadOnlyList<NamedStatement> OfProduct = NamedStatements.Of(Product.Modules, Code);

    public static TheoryData<int> Numbers => [.. StatementRules.All.Select(r => r.Number)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Product_EveryStatement_KeepsTheRule(int number)
    {
        var tables = Product.Tables.ToDictionary(t => t.Table, StringComparer.Ordinal);
        var rule = StatementRules.All.Single(r => r.Number == number);

        OfProduct.SelectMany(s => rule.Check(new StatementInSchema(s, tables)).Select(what => $"{s.Where} {what}")).ShouldBeEmpty(rule.ToString());
    }

    [Fact]
    public void Product_EveryStatement_HasAName()
    {
        Code.SelectMany(NamedStatements.WithoutName).ShouldBeEmpty();
    }

    [Fact]
    public void Product_Statements_AreFound()
    {
        // The guard above would be content with none.
        var literals = Code.Where(f => f.Name.EndsWith("Table.cs", StringComparison.Ordinal)).Sum(f => f.CSharp.Literals.Count(l => SqlPlaces.IsSql(l.Text)));

        OfProduct.Count.ShouldBeGreaterThanOrEqualTo(literals);
        OfProduct.ShouldContain(s => s.Where == "HeadTable.Select for update");
        OfProduct.ShouldNotContain(s => s.Sql.Contains("{}"), "constants are put together by the compiler");
        OfProduct.Single(s => s.Where == "OutboxTable.SelectDue").Remark.ShouldStartWith(StatementRules.EveryPart);
        var named = OfProduct.SelectMany(s => new StatementInSchema(s, Product.Tables.ToDictionary(t => t.Table, StringComparer.Ordinal)).Uses.Select(u => u.Table.Table)).ToHashSet(StringComparer.Ordinal);
        Product.Tables.Select(t => t.Table).Where(t => !named.Contains(t)).ShouldBeEmpty("every table is named in a statement that the guard can read");
    }

    [Theory]
    [InlineData("select id from item where part = @part and id = @id")]
    [InlineData("select id from item where part = any(@parts)")]
    [InlineData("select i.id from item i where i.part = @part order by i.row_no")]
    [InlineData("select i.id from item i join item_key k on k.part = i.part where i.part = @part and k.part = @part")]
    [InlineData("update item set id = @id where part = @part")]
    [InlineData("insert into item (part, id) values (@part, @id) on conflict (part, id) do update set id = excluded.id")]
    [InlineData("select id from item where part = @part for update")]
    [InlineData("select name from known where name = @name for update")]
    [InlineData("update known set part = @part where name = @name")]
    [InlineData("insert into known (name, part) values (@name, @part) on conflict (name, part) do nothing")]
    [InlineData("select code from area order by code")]
    public void GoodStatement_BreaksNoRule(string sql)
    {
        var statement = new StatementInSchema(new NamedStatement("ItemTable.Q", sql, ""), Tables);

        StatementRules.All.SelectMany(r => r.Check(statement)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(4, "select nextval('item_numbers') from item where part = @part")]
    [InlineData(4, "select pg_advisory_xact_lock(part) from item where part = @part")]
    [InlineData(4, "select id from item where part = @part and at < pg_current_xact_id()")]
    [InlineData(6, "select id from item where id = @id")]
    [InlineData(6, "select part, id from item order by part")]
    [InlineData(6, "select id from item where apart = @part")]
    [InlineData(6, "select id from item where part = '@part'")]
    [InlineData(6, "select i.id from item i join item_key k on k.part = i.part and k.id = i.id where i.part = @part")]
    [InlineData(6, "select i.id from item i join item_key k on k.id = i.id where part = @part")]
    [InlineData(6, "select i.id from item i, item_key k where i.part = @part and k.id = i.id")]
    [InlineData(6, "select i.id from item i join item_key k on k.id = i.id where i.part = any(@parts) and k.part = any(@parts)")]
    [InlineData(6, "update item set id = @id where id = @old")]
    [InlineData(6, "delete from item where id = @id")]
    [InlineData(7, "insert into item (id, part) values (@id, @part)")]
    [InlineData(7, "insert into item (part, id) values (@part, @id) on conflict (id) do nothing")]
    [InlineData(7, "update item set part = @new where part = @part")]
    [InlineData(7, "update item set id = @id, part = @new where part = @part")]
    [InlineData(7, "update item set at = clock_timestamp() where part = @part")]
    [InlineData(7, "insert into known (name) values (@name) on conflict (name) do update set name = excluded.name")]
    [InlineData(9, "select id from item where part in (@a, @b) for update")]
    [InlineData(9, "select id from item where part = any(@parts) for update skip locked")]
    [InlineData(9, "select name from known order by name for update")]
    [InlineData(10, "with w as (delete from item_key where part = @part returning id) insert into item (part, id) select @part, id from w")]
    [InlineData(10, "insert into item (part, id) select @part, x from unnest(@ids) x")]
    [InlineData(11, "select i.id from item i join unnest(@parts) p on p = i.part where i.part = any(@parts)")]
    [InlineData(11, "select i.id from item i join known n on n.part = i.part where i.part = @part and n.name = @name")]
    [InlineData(12, "select id from item where part = any(@parts) order by commit_no")]
    [InlineData(14, "insert into area (code) values (@code)")]
    [InlineData(14, "update area set name = @name where code = @code")]
    public void BadStatement_BreaksItsRule(int rule, string sql)
    {
        StatementRules.All.Single(r => r.Number == rule).Check(new StatementInSchema(new NamedStatement("ItemTable.Q", sql, ""), Tables)).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("select part, id from item order by part", "Every part, on purpose: run by an operator, by hand.", 6, 0)]
    [InlineData("select part, id from item order by part", "Every part, on purpose:", 6, 1)]
    [InlineData("delete from item", "Every part, on purpose: all of it goes.", 7, 1)]
    [InlineData("insert into area (code) values (@code)", "On every machine, and rare: when the map changes.", 14, 0)]
    public void Remark_WithAReason_IsTheOnlyWayRound(string sql, string remark, int rule, int found)
    {
        StatementRules.All.Single(r => r.Number == rule).Check(new StatementInSchema(new NamedStatement("ItemTable.Q", sql, remark), Tables)).Count().ShouldBe(found);
    }

    [Theory]
    [InlineData("const string Q = \"select 1 from item\";", 0)]
    [InlineData("void M() => Run(\"select 1 from item\");", 1)]
    [InlineData("const string Q = \"select 1 from item\"; string M() => Q + session.Dialect.ForUpdate;", 0)]
    [InlineData("const string Q = \"select 1 from item\"; string M(string q) => q.Trim() + this.Dialect.ForUpdate;", 1)]
    public void StatementWithoutAName_IsFound(string code, int found)
    {
        NamedStatements.WithoutName(new SourceFile("src/Record/Items/ItemTable.cs", code)).Count().ShouldBe(found);
    }
}
