namespace Tracker.Bench.Listing;

/// <summary>Sentences in the manner of reports, put together from parts. Common characters are common, rare words are rare.</summary>
internal static class Sentences
{
    private static readonly string[] Openers =
        ["会议强调，要", "会议指出，要", "会议要求，各地要", "省委书记强调，要", "市长表示，将", "他指出，必须", "通知明确，要", "方案提出，到2027年要", "政府工作报告提出，"];

    private static readonly string[] Verbs =
    [
        "加强", "推进", "加快", "完善", "提升", "深化", "建设", "优化", "健全", "落实", "扩大", "支持", "保障", "推动", "实施", "打造", "严格", "规范", "培育", "改造",
        "拓展", "强化", "统筹", "做好", "抓好", "构建", "巩固", "促进", "开展", "启动", "整治", "修复", "引进", "新建", "改善", "夯实", "发展", "创新", "完成", "建成",
    ];

    private static readonly string[] Fields =
    [
        "生态环境", "营商环境", "基础设施", "公共服务", "科技创新", "产业集群", "乡村振兴", "数字经济", "对外开放", "民生保障", "安全生产", "城市更新", "污染防治", "人才队伍",
        "轨道交通", "水利工程", "医疗卫生", "基础教育", "职业教育", "养老服务", "文化旅游", "粮食生产", "高标准农田", "新能源汽车", "集成电路", "生物医药", "人工智能", "先进制造业",
        "金融服务", "知识产权", "智慧港口", "国际航运", "跨境电商", "社会治理", "法治政府", "应急救援", "防汛抗旱", "饮用水源", "河道岸线", "湿地保护", "蓝藻防控", "空气质量",
        "垃圾分类", "绿色建筑", "海上风电", "光伏发电", "储能电站", "充电设施", "老旧小区", "保障性住房", "社区食堂", "婴幼儿照护", "残疾人服务", "退役军人", "青年发展", "全民健身",
        "公共图书馆", "非物质文化遗产", "红色资源", "长三角一体化", "省际合作", "区域协同", "飞地园区", "内河航道", "沿江高铁", "过江通道", "支线机场", "冷链物流", "农产品加工",
        "种业振兴", "水产养殖", "林下经济", "海洋牧场", "专精特新", "独角兽企业", "数据中心", "工业互联网", "量子信息", "低空经济", "商业航天",
    ];

    private static readonly string[] Rest =
    [
        "工作", "建设", "发展", "治理", "改革", "体系", "机制", "能力", "水平", "项目", "工程", "试点", "行动", "示范", "平台", "网络", "布局", "标准", "监管", "服务",
    ];

    private static readonly string[] Tails =
    [
        "，确保年底前见到成效。", "，切实增强群众获得感。", "，形成可复制可推广的经验。", "，明确责任单位和完成时限。", "，力争走在全国前列。", "，坚决守住安全底线。",
        "，为高质量发展提供支撑。", "，推动各项任务落地落实。", "，持续提升治理效能。", "。", "。", "。",
    ];

    private static readonly string[] Lakes = ["太湖", "巢湖", "洪泽湖", "高邮湖", "淀山湖", "千岛湖", "滆湖", "骆马湖"];

    /// <summary>Words that stand in about one of ten, a hundred, a thousand and ten thousand sentences, and far fewer.</summary>
    public static IReadOnlyList<(string Words, string Name)> Searches { get; } =
    [
        ("会议", "会议 (a third of all)"),
        ("太湖", "太湖 (1 %)"),
        ("骆马湖", "骆马湖 (0.2 %)"),
        ("发", "发 (one character)"),
        ("湖", "湖 (one character)"),
        ("蓝藻防控", "蓝藻防控 (four characters)"),
        ("“加强蓝藻防控工作”", "“加强蓝藻防控工作” (a phrase)"),
        ("太湖 生态环境", "太湖 生态环境 (two words)"),
        ("網絡", "網絡 (with synonyms)"),
        ("会议 群众 底线", "会议 群众 底线 (never together)"),
        ("奥林匹克", "奥林匹克 (in none)"),
    ];

    /// <param name="place">What it is about; stands in it.</param>
    public static string Write(Draw draw, string place)
    {
        var lake = draw.Of(3) ? $"{draw.Skewed(Lakes)}流域" : "";
        var number = draw.Of(15) ? $"，完成投资{draw.Below(900) + 10}亿元" : "";
        var other = draw.Of(60) ? $"，{draw.Skewed(Verbs)}{draw.Skewed(Fields)}{draw.Skewed(Rest)}" : "";
        return $"{draw.Skewed(Openers)}{draw.Skewed(Verbs)}{place}{lake}{draw.Skewed(Fields)}{draw.Skewed(Rest)}{other}，{draw.Skewed(Verbs)}{draw.Skewed(Fields)}{draw.Skewed(Rest)}{number}{draw.From(Tails)}";
    }
}
