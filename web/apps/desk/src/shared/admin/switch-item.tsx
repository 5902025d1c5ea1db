import { Form, Switch } from "antd";

export function SwitchItem(props: { name: string | (string | number)[]; label: string; why?: string }) {
  return (
    <Form.Item name={props.name} label={props.label} extra={props.why} valuePropName="checked">
      <Switch />
    </Form.Item>
  );
}
